import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'headlines',
  fields: [{ key: 'figures', label: 'headlines', kind: 'headlines', most: 12 }],
  start: {},
  size: { w: 6, h: 23 },
} satisfies WidgetSettings
