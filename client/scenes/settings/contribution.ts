import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'contribution',
  fields: [
    { key: 'whole', label: 'whole', kind: 'figure' },
    { key: 'parts', label: 'parts', kind: 'figures', most: 8 },
  ],
  start: {},
  size: { w: 8, h: 10 },
} satisfies WidgetSettings
