import type { OwnBuilder, Standing } from '#server/rooms/ground.ts'
import type { PriceClock } from '#shared/contract/rooms/priceClock.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import type { Light } from '#shared/ledger/deadline.ts'
import { periodDistance, periodParts } from '#shared/period.ts'

const LEDGER = 'price-case'
const CLOSED: ReadonlySet<unknown> = new Set(['concluded', 'archived'])

interface Pending {
  readonly gate: string
  readonly light: Light
}

/** The clock of price determination: who has how many days left, gate by gate. A case itself is never in it. */
export const priceClock: OwnBuilder = (ground) => {
  const { day } = ground
  const { states = [], fields = [] } = ground.ledgers.get(LEDGER) ?? {}
  const open = new Set<unknown>(states.filter(({ phase }) => phase === 'open').map(({ code }) => code))
  const standing = ground.standing(LEDGER)
  const pending = standing
    .filter(({ whole }) => open.has(whole['state']))
    .map((one): Pending => {
      const gate = one.whole['gate']
      return { gate: typeof gate === 'string' ? gate : '', light: ground.light(one) }
    })
  const closed = standing.filter(
    ({ whole }) => CLOSED.has(whole['state']) && isOfYear(whole['closedOn'], day),
  )
  const spans = closed.flatMap(({ whole }) => {
    const [from, to] = [dayIn(whole['acceptedOn']), dayIn(whole['closedOn'])]
    return from && to ? [periodDistance(from, to)] : []
  })
  const gates = [...(fields.find(({ name }) => name === 'gate')?.values ?? []), NO_GATE]
  const answer: PriceClock = {
    ...counts(pending),
    spans: SPANS.map(({ code, holds }) => ({
      code,
      count: pending.filter(({ light }) => holds(light.days)).length,
    })),
    gates: gates.flatMap(({ code }) => {
      const here = pending.filter(({ gate }) => gate === code)
      return here.length === 0 ? [] : [{ ...ground.part(LEDGER, 'gate', code), ...counts(here) }]
    }),
    closed: closed.length,
    closedInTime: closed.filter((one) => isInTime(one)).length,
    meanDays: spans.length === 0 ? null : spans.reduce((sum, days) => sum + days, 0) / spans.length,
  }
  return answer
}

/** Entrusted and not yet at any gate. */
const NO_GATE = { code: '' } as const

const SPANS: readonly {
  readonly code: PriceClock['spans'][number]['code']
  readonly holds: (days: number | null) => boolean
}[] = [
  { code: 'over', holds: (days) => days !== null && days < 0 },
  { code: 'within-3', holds: (days) => days !== null && days >= 0 && days <= 3 },
  { code: 'within-7', holds: (days) => days !== null && days > 3 && days <= 7 },
  { code: 'later', holds: (days) => days !== null && days > 7 },
  { code: 'unset', holds: (days) => days === null },
]

const counts = (pending: readonly Pending[]) => ({
  pending: pending.length,
  soon: pending.filter(({ light }) => light.why === 'soon').length,
  overdue: pending.filter(({ light }) => light.why === 'overdue').length,
})

const isInTime = ({ whole }: Standing): boolean => {
  const [closed, due] = [dayIn(whole['closedOn']), dayIn(whole['dueOn'])]
  return closed !== undefined && due !== undefined && closed <= due
}

const isOfYear = (value: unknown, today: string): boolean => {
  const day = dayIn(value)
  return day !== undefined && day <= today && periodParts(day).year === Number(today.slice(0, 4))
}
