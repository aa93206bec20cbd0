import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'number',
  fields: [
    { key: 'figure', label: 'figure', kind: 'figure' },
    { key: 'subject', label: 'subject', kind: 'subject', optional: true },
    { key: 'growth', label: 'growth', kind: 'figure', only: 'growth', optional: true },
  ],
  start: {},
  size: { w: 6, h: 6 },
} satisfies WidgetSettings
