import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'trend',
  fields: [
    { key: 'figures', label: 'figures', kind: 'figures', most: 12 },
    { key: 'places', label: 'trendPlaces', kind: 'number', least: 1, most: 8, optional: true },
    { key: 'turn', label: 'trendTurn', kind: 'number', least: 5, most: 600, optional: true },
  ],
  start: { turn: 20 },
  size: { w: 12, h: 12 },
} satisfies WidgetSettings
