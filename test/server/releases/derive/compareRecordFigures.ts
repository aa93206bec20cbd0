import { expect } from 'vitest'
import type { Releases } from '#server/releases/index.ts'
import { currentFields, type JsonValue } from '#shared/ledger/record.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

const CODES = ['project.invested-ytd', 'project.plan-year']

/** Every figure of single projects against what the records say, gone through one by one; answers how many there are. */
export function compareRecordFigures(releases: Releases): number {
  const expected = new Map<string, number | null>([...filings(releases), ...plans(releases)])
  const published = new Map<string, number | null>()
  for (const [key, observations] of Object.entries(releases.board().series))
    if (CODES.includes(indicatorOf(key as SeriesKey)))
      for (const { period, value } of observations) published.set(`${key} ${period}`, value)
  const told = [...published].filter(([, value]) => value !== null).toSorted()
  expect(told).toEqual([...expected].filter(([, value]) => value !== null).toSorted())
  return told.length
}

const tenThousands = (yuan: JsonValue | undefined): number | null =>
  typeof yuan === 'number' ? Number(`${yuan}e-4`) : null

function filings({ records }: Releases): [string, number | null][] {
  return [...records.all('project-progress').values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(currentFields)
    .filter(({ state }) => state === 'accepted' || state === 'revised')
    .flatMap(({ project, period, investedYtd }): [string, number | null][] =>
      typeof project === 'string' && typeof period === 'string' && /^\d{4}-\d{2}$/.test(period)
        ? [[`project.invested-ytd@project:${project} ${period}`, tenThousands(investedYtd)]]
        : [],
    )
}

function plans({ records }: Releases): [string, number | null][] {
  return [...records.all('project').values()].flatMap(({ id, versions }) => {
    const steps = versions
      .map(({ on, fields, event }, i) => ({
        ...{ on, i, plan: fields['planYear'] ?? null, event },
        before: versions[i - 1]?.fields['planYear'] ?? null,
      }))
      .filter(
        ({ plan, before, event }) =>
          plan !== before || (plan !== null && ['project.created', 'project.plan-set'].includes(event)),
      )
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.i - b.i))
    return steps.map(({ on, plan }): [string, number | null] => [
      `project.plan-year@project:${id} ${on.slice(0, 4)}`,
      tenThousands(plan),
    ])
  })
}
