import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'clock',
  fields: [],
  start: {},
  size: { w: 6, h: 3 },
} satisfies WidgetSettings
