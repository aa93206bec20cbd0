import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'rank-movement',
  fields: [{ key: 'figures', label: 'figures', kind: 'figures', only: 'ranked', most: 12 }],
  start: {},
  size: { w: 8, h: 12 },
} satisfies WidgetSettings
