import type { Standing } from '#server/rooms/ground.ts'
import type { Scope } from '#server/rooms/views/scope.ts'
import type { StagesAnswer } from '#shared/contract/rooms.ts'
import { amountOf } from '#shared/formula/records.ts'
import { plus, rational, toNumber } from '#shared/formula/rational.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import { stateOf } from '#shared/ledger/events.ts'
import type { StagesView } from '#shared/rooms/room.ts'

/** How many records are in which state, in the order of the ledger's states, and what a field of theirs sums up to. */
export function stagesAnswer(
  { ledger, sum, inYear }: StagesView,
  { ground, recordsOn }: Scope,
): StagesAnswer {
  const records = recordsOn(ground).filter((one) => isOfYear(one, inYear, ground.day))
  const states = ground.ledgers.get(ledger)?.states ?? []
  const isArea = ground.ledgers.get(ledger)?.fields.find(({ name }) => name === sum)?.type === 'area'
  return {
    kind: 'stages',
    ...(isArea && { unit: AREA.code }),
    stages: states.map(({ code, zh, en, phase }) => {
      const there = records.filter(({ whole }) => stateOf(whole) === code)
      return {
        ...{ code, name: { zh, en }, phase, count: there.length },
        ...(sum !== undefined && { sum: summed(there, sum) / (isArea ? AREA.factor : 1) }),
      }
    }),
  }
}

const isOfYear = ({ whole }: Standing, field: string | undefined, day: string): boolean => {
  if (field === undefined) return true
  const at = dayIn(whole[field])
  return at?.slice(0, 4) === day.slice(0, 4)
}

/** Nobody reads square metres by the million. */
const AREA = { code: 'm2-10K', factor: 10_000 } as const

const NOTHING = rational(0)

/** Exactly, in the field's own plain unit. */
function summed(records: readonly Standing[], field: string): number {
  const term = { ...SUM, field }
  return toNumber(
    records.reduce((sum, { whole }) => plus(sum, amountOf(whole, term)?.number ?? NOTHING), NOTHING),
  )
}

const SUM = { type: 'records', aggregate: 'sum', entity: '', where: [], at: 0, end: 0 } as const
