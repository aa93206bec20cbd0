import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'picture',
  fields: [
    { key: 'picture', label: 'picture', kind: 'picture' },
    { key: 'says', label: 'pictureSays', kind: 'said' },
  ],
  start: {},
  size: { w: 8, h: 8 },
} satisfies WidgetSettings
