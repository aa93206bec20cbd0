import { canHappen, reachedBy, stateOf } from '#shared/ledger/events.ts'
import type { Ledger, LedgerEvent } from '#shared/ledger/ledger.ts'
import { perform } from '#shared/ledger/perform.ts'
import type { Fields, JsonValue } from '#shared/ledger/record.ts'
import { periodParts, type Day } from '#shared/period.ts'
import { luck, made } from '#server/demo/made/ledgers/makers.ts'
import { numbered } from '#server/demo/made/ledgers/numbered.ts'
import type {
  Begin,
  BeginGround,
  MadeRecord,
  MadeVersion,
  Makers,
  Making,
  Recipe,
  Step,
} from '#server/demo/made/ledgers/recipe.ts'

type What = Pick<Step, 'to' | 'event' | 'pushed' | 'reason'>

const REASON = '演示：按情况办理'

/**
 * The records of a ledger as its recipes tell them, numbered through each year by the day on which they began. Each step
 * goes through the same door as a person's: what the definition does not allow cannot be told.
 */
export function makeRecords(
  ledger: Ledger,
  recipes: readonly Recipe[],
  ground: Omit<BeginGround, 'entity'>,
): readonly MadeRecord[] {
  const entity = ledger.code
  const begun = recipes
    .flatMap((recipe) => recipe.begins({ ...ground, entity }).map((begin) => ({ recipe, begin })))
    .sort((a, b) => (a.begin.day < b.begin.day ? -1 : a.begin.day > b.begin.day ? 1 : 0))
  const counts = new Map<number, number>()
  const records = begun.map(({ recipe, begin }) => {
    const { year } = periodParts(begin.day)
    const count = (counts.get(year) ?? 0) + 1
    counts.set(year, count)
    const id = begin.id ?? `${year}-${String(count).padStart(4, '0')}`
    return makeRecord(ledger, recipe, begin, id, ground)
  })
  return numbered(ledger, records)
}

function makeRecord(
  ledger: Ledger,
  { set, steps = [], pushed }: Recipe,
  begin: Begin,
  id: string,
  { calendar, known }: Omit<BeginGround, 'entity'>,
): MadeRecord {
  const versions: MadeVersion[] = []
  let making: Making = {
    ...begin,
    ...{ entity: ledger.code, id, year: periodParts(begin.day).year, calendar, known },
    ...{ today: begin.day, fields: {} },
  }
  const happen = (step: What, makers: Makers): void => {
    const version = happened(ledger, making, versions, step, makers)
    versions.push(version)
    making = { ...making, today: version.on, fields: version.fields }
  }
  happen(pushed ? { pushed } : {}, set)
  for (const step of typeof steps === 'function' ? steps(making) : steps) {
    const day = dayOf(step, making)
    if (day === undefined) break
    making = { ...making, today: day }
    happen(step, step.set ?? {})
  }
  return { entity: ledger.code, id, versions }
}

function dayOf({ after, late, share = 1, to, event }: Step, making: Making): Day | undefined {
  const isLate = luck(making, 'goes on', to ?? event ?? '') >= share
  if (isLate && !late) return undefined
  if (!isLate && typeof after === 'function') return after(making)
  const [from, until] = isLate ? (late ?? [0, 0]) : typeof after === 'function' ? [0, 0] : after
  const days = from + Math.floor(luck(making, 'after', from) * (until - from + 1))
  return making.calendar.after(making.today, days)
}

function happened(
  ledger: Ledger,
  making: Making,
  before: readonly MadeVersion[],
  step: What,
  makers: Makers,
): MadeVersion {
  const { today, id } = making
  const current = before.at(-1)?.fields
  const event = step.pushed ? undefined : eventOf(ledger, current, step)
  const reason = event?.reason ? (step.reason ?? REASON) : step.reason
  const outcome = perform(
    ledger,
    current,
    {
      ...(event && { event: event.code }),
      fields: {
        ...madeFields(makers, making),
        ...(step.pushed && step.to !== undefined && { state: step.to }),
      },
      ...(event?.kind === 'move' && event.to === undefined && step.to !== undefined && { to: step.to }),
      ...(event?.stamp === undefined && { on: today }),
      ...(reason !== undefined && { reason }),
    },
    { today, now: `${today}T09:00:00.000Z`, since: before[0]?.on },
  )
  if ('faults' in outcome)
    throw new Error(
      `${ledger.code} ${id} ${event?.code ?? 'pushed'} ${today}: ${JSON.stringify(outcome.faults)}`,
    )
  return {
    event: outcome.event,
    on: outcome.on,
    fields: outcome.fields,
    ...(reason !== undefined && { reason }),
  }
}

function madeFields(makers: Makers, making: Making): Fields {
  const fields: Record<string, JsonValue> = {}
  for (const [name, maker] of Object.entries(makers)) {
    const value = made(maker, making)
    if (value !== undefined) fields[name] = value
  }
  return fields
}

/** The first event that does it. */
function eventOf(ledger: Ledger, current: Fields | undefined, { to, event }: What): LedgerEvent {
  const found = ledger.events.find((candidate) => {
    if (event !== undefined) return candidate.code === event
    if (!canHappen(ledger, candidate, current)) return false
    return to === undefined
      ? candidate.kind === 'create'
      : reachedBy(ledger, candidate, stateOf(current)).includes(to)
  })
  if (!found)
    throw new Error(
      `no event of ${ledger.code} leads from ${stateOf(current) ?? 'nothing'} to ${to ?? event ?? 'a record'}`,
    )
  return found
}
