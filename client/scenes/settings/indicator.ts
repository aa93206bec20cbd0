import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'indicator',
  fields: [{ key: 'figure', label: 'indicatorFigure', kind: 'figure', optional: true }],
  start: {},
  size: { w: 24, h: 23 },
} satisfies WidgetSettings
