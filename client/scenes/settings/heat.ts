import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'heat',
  fields: [
    { key: 'figures', label: 'figures', kind: 'figures', most: 20 },
    { key: 'periods', label: 'periods', kind: 'number', least: 2, most: 36 },
  ],
  start: { periods: 12 },
  size: { w: 12, h: 10 },
} satisfies WidgetSettings
