import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'ticker',
  fields: [],
  start: {},
  size: { w: 24, h: 2 },
} satisfies WidgetSettings
