import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { openReleases } from '#server/releases/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { catalogue, filer, movableClock } from '#test/server/releases/builders.ts'
import { sqlite } from '#test/server/store/engines.ts'

export const KEEPER = filer('bureau.projects')
export const INVESTED = seriesKey('project.invested-ytd', 'project:P-1')
export const PLAN = seriesKey('project.plan-year', 'project:P-1')

/** Real releases over a database file of their own; opened with another catalogue they go on over the same file. */
export async function openProjects(at?: string) {
  const place = await sqlite.place()
  onTestFinished(place.remove)
  const store = await place.open()
  onTestFinished(() => store.close())
  const clock = movableClock(at)
  const open = async (over: Catalogue = catalogue) => {
    const releases = await openReleases({ store, catalogue: over, clock, log: pino({ level: 'silent' }) })
    onTestFinished(() => releases.close())
    const act = (actor: Actor, ...records: RecordRequest[]) => releases.publish(actor, { records }, undefined)
    const told = async (series: string, period: string) =>
      (await releases.vintages(series as typeof PLAN, asPeriod(period))).vintages
    return { releases, act, told }
  }
  return { clock, open, ...(await open()) }
}

export const project = (fields: RecordRequest['fields'] = {}): RecordRequest => ({
  ...{ entity: 'project', id: 'P-1', event: 'project.created' },
  fields: {
    ...{ name: '商都路小学', lists: ['key'], responsibleUnit: 'district.education', planYear: 120_000_000 },
    ...fields,
  },
})

/** The steps of a filing of so many 万元 for a month, as far as it comes. */
export function filing(period: string, tenThousands: number, id = `F-${period}`): RecordRequest[] {
  const step = (event: string, fields: RecordRequest['fields'] = {}): RecordRequest => ({
    ...{ entity: 'project-progress', id, event: `project.progress-${event}`, fields },
  })
  const investedYtd = tenThousands * 10_000
  return [
    step('drafted', { project: 'P-1', period, investedYtd, responsibleUnit: 'district.education' }),
    step('filed', { investedYtd }),
    step('accepted'),
  ]
}
