import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'race',
  fields: [
    {
      ...{ key: 'of', label: 'raceOf', kind: 'choice' },
      of: [
        { value: 'projects', label: 'raceProjects' },
        { value: 'units', label: 'raceUnits' },
        { value: 'streets', label: 'raceStreets' },
        { value: 'leaders', label: 'raceLeaders' },
      ],
    },
    {
      ...{ key: 'by', label: 'raceBy', kind: 'choice' },
      of: [
        { value: 'completion', label: 'raceCompletion' },
        { value: 'gap', label: 'raceGap' },
      ],
    },
  ],
  start: { of: 'projects', by: 'completion' },
  size: { w: 8, h: 12 },
} satisfies WidgetSettings
