import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import type { Change, Release } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'

/** Projects under construction, each with its completion in percent of a plan of 100, reported for one month. */
export type Completions = Readonly<Record<string, number>>

export const projectsRelease = (seq: number, completions: Completions, month = '2020-05'): Release => ({
  seq,
  at: '2020-06-18T06:31:08.000Z',
  title: 'Projects',
  owner: 'bureau.projects',
  changes: Object.entries(completions).flatMap(([name, completion]): Change[] => {
    const subject = `project:${name}`
    const figure = { kind: 'observation', status: 'final', vintage: 1 } as const
    return [
      {
        kind: 'record',
        entity: 'project',
        id: name,
        version: 1,
        fields: { name, state: 'under-construction' },
      },
      {
        ...figure,
        series: seriesKey('project.plan-year', subject),
        period: asPeriod(month.slice(0, 4)),
        value: 100,
      },
      {
        ...figure,
        series: seriesKey('project.invested-ytd', subject),
        period: asPeriod(month),
        value: completion,
      },
    ]
  }),
})

export const boardOfProjects = (completions: Completions): Board =>
  applyReleases(emptyBoard('fixture'), [projectsRelease(1, completions)])
