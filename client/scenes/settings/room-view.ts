import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'room-view',
  fields: [
    { key: 'room', label: 'room', kind: 'room' },
    { key: 'view', label: 'roomView', kind: 'view', of: 'room' },
  ],
  start: {},
  size: { w: 8, h: 10 },
} satisfies WidgetSettings
