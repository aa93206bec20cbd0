import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'note',
  fields: [{ key: 'text', label: 'text', kind: 'said' }],
  start: {},
  size: { w: 6, h: 4 },
} satisfies WidgetSettings
