import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'room',
  fields: [{ key: 'room', label: 'room', kind: 'room' }],
  start: {},
  size: { w: 24, h: 23 },
} satisfies WidgetSettings
