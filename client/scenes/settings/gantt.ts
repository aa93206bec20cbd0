import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'gantt',
  fields: [],
  start: {},
  size: { w: 12, h: 12 },
} satisfies WidgetSettings
