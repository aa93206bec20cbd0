import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import type { PlanStrip, PlanStrips } from '#shared/contract/rooms/planStrips.ts'
import type { RecordVersion } from '#shared/ledger/record.ts'
import { periodDistance, periodParts } from '#shared/period.ts'

const LEDGER = 'plan-document'
const MILESTONES = 'plan-milestone'

/** How far each plan has come through the stages, with those that were skipped, and the milestones by kind of plan. */
export const planStrips: OwnBuilder = (ground) => {
  const { year } = periodParts(ground.day)
  const states = ground.ledgers.get(LEDGER)?.states ?? []
  const isShown = ({ whole }: Standing): boolean =>
    yearOf(whole['year']) >= year || states.find(({ code }) => code === whole['state'])?.phase === 'open'
  const recent = ground
    .standing(LEDGER)
    .filter(isShown)
    .filter(({ whole }) => yearOf(whole['year']) >= year - 1)
  const answer: PlanStrips = {
    plans: recent
      .toSorted((a, b) => yearOf(b.whole['year']) - yearOf(a.whole['year']) || (a.id < b.id ? 1 : -1))
      .map((plan) => stripOf(ground, plan)),
    milestones: milestones(ground),
  }
  return answer
}

function stripOf(ground: RoomGround, { id, record, fields, whole }: Standing): PlanStrip {
  const { states = [], events = [] } = ground.ledgers.get(LEDGER) ?? {}
  const entered = new Map<string, RecordVersion>()
  for (const version of record.versions) {
    const state = version.fields['state']
    if (typeof state === 'string' && !entered.has(state)) entered.set(state, version)
  }
  const isSkip = (version: RecordVersion | undefined): boolean =>
    events.find(({ code }) => code === version?.event)?.reason === true
  /** Without a step of its own, whether the next step that was taken had to give a reason. */
  const isSkipped = (i: number): boolean =>
    isSkip(states.slice(i + 1, now + 1).flatMap(({ code }) => entered.get(code) ?? [])[0])
  const now = states.findIndex(({ code }) => code === whole['state'])
  const here = states[now]
  const since = here && entered.get(here.code)?.on
  return {
    id,
    title: typeof fields['title'] === 'string' ? fields['title'] : id,
    year: typeof fields['year'] === 'number' ? fields['year'] : null,
    stages: states.map(({ code, zh, en }, i) => ({
      ...{ code, name: { zh, en } },
      progress:
        i > now ? 'ahead' : i === now ? 'now' : entered.has(code) || !isSkipped(i) ? 'passed' : 'skipped',
      on: i > now ? null : (entered.get(code)?.on ?? null),
    })),
    daysInStage: here?.phase === 'open' && since ? periodDistance(since, ground.day) : null,
  }
}

function milestones(ground: RoomGround): PlanStrips['milestones'] {
  const values = ground.ledgers.get(MILESTONES)?.fields.find(({ name }) => name === 'plan')?.values ?? []
  const standing = ground.standing(MILESTONES)
  return values.flatMap(({ code, zh, en }) => {
    const of = standing.filter(({ whole }) => whole['plan'] === code)
    const inState = (state: string): number => of.filter(({ whole }) => whole['state'] === state).length
    return of.length === 0
      ? []
      : [{ code, name: { zh, en }, met: inState('met'), late: inState('late'), of: of.length }]
  })
}

const yearOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
