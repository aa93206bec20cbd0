import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'project-card',
  fields: [{ key: 'project', label: 'cardProject', kind: 'project', optional: true }],
  start: {},
  size: { w: 7, h: 15 },
} satisfies WidgetSettings
