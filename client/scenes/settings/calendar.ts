import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'calendar',
  fields: [{ key: 'days', label: 'calendarDays', kind: 'number', least: 3, most: 62 }],
  start: { days: 14 },
  size: { w: 8, h: 11 },
} satisfies WidgetSettings
