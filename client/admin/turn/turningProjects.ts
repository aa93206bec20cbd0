import { fetchRecords } from '#client/api/ledgers.ts'
import type { RecordRow } from '#shared/contract/ledgers.ts'
import { asPeriod, isPeriod, type Day } from '#shared/period.ts'
import type { TurningProject } from '#shared/rooms/yearTurn.ts'

const PAGE = 500

async function allProjects(on?: Day): Promise<readonly RecordRow[]> {
  const rows: RecordRow[] = []
  for (;;) {
    const query = new URLSearchParams({ limit: String(PAGE), after: String(rows.length), sort: 'name' })
    if (on !== undefined) query.set('on', on)
    const { records, total } = await fetchRecords('project', query)
    rows.push(...records)
    if (records.length === 0 || rows.length >= total) return rows
  }
}

/** Every project as it stands now, beside what it was at the end of the year before. */
export async function turningProjects(year: number): Promise<readonly TurningProject[]> {
  const [now, then] = await Promise.all([allProjects(), allProjects(asPeriod(`${year - 1}-12-31`))])
  const before = new Map(then.map((row) => [row.id, row.fields]))
  return now.map(({ id, version, title, state, fields, demo }) => ({
    ...{ id, version, demo, name: title, state: state ?? '' },
    lists: textsOf(fields['lists']),
    plannedStartOn: dayOf(fields['plannedStartOn']),
    plannedFinishOn: dayOf(fields['plannedFinishOn']),
    totalInvestment: numberOf(fields['totalInvestment']),
    plan: numberOf(fields['planYear']),
    then: {
      plan: numberOf(before.get(id)?.['planYear']),
      invested: numberOf(before.get(id)?.['investedYtd']),
    },
  }))
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
const dayOf = (value: unknown): Day | undefined => (isPeriod(value) ? value : undefined)
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
