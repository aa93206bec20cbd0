import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'comparison',
  fields: [{ key: 'figure', label: 'figure', kind: 'figure', only: 'ranked' }],
  start: {},
  size: { w: 6, h: 12 },
} satisfies WidgetSettings
