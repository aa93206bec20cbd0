import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'warnings',
  fields: [
    {
      key: 'lights',
      label: 'warningLights',
      kind: 'choices',
      of: [
        { value: 'red', label: 'lightRed' },
        { value: 'yellow', label: 'lightYellow' },
      ],
      optional: true,
    },
  ],
  start: {},
  size: { w: 6, h: 8 },
} satisfies WidgetSettings
