import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'lights',
  fields: [{ key: 'figures', label: 'figures', kind: 'figures', most: 24 }],
  start: {},
  size: { w: 12, h: 10 },
} satisfies WidgetSettings
