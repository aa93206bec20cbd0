import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'bullets',
  fields: [
    {
      ...{ key: 'of', label: 'bulletsOf', kind: 'choice' },
      of: [
        { value: 'projects', label: 'bulletsProjects' },
        { value: 'figures', label: 'bulletsFigures' },
      ],
    },
    {
      ...{ key: 'columns', label: 'bulletsColumns', kind: 'number', least: 1, most: 4 },
      ...{ optional: true, when: { key: 'of', is: 'projects' } },
    },
    {
      ...{ key: 'figures', label: 'figures', kind: 'figures', only: 'planned', most: 12 },
      when: { key: 'of', is: 'figures' },
    },
  ],
  start: { of: 'projects' },
  size: { w: 6, h: 16 },
} satisfies WidgetSettings
