import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'map',
  fields: [
    { key: 'pins', label: 'mapPins', kind: 'flag' },
    { key: 'figure', label: 'mapFigure', kind: 'figure', only: 'ranked', optional: true },
  ],
  start: { pins: true },
  size: { w: 12, h: 15 },
} satisfies WidgetSettings
