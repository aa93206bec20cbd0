import { askedFields, reachedBy } from '#shared/ledger/events.ts'
import type { Ledger, LedgerEvent, LedgerField } from '#shared/ledger/ledger.ts'
import { referredLedger } from '#shared/ledger/ledger.ts'
import type { Fields, JsonValue } from '#shared/ledger/record.ts'
import { addPeriods, asPeriod, monthOf } from '#shared/period.ts'

const FIGURES = [
  'gdp',
  'industry-value-added',
  'fixed-asset-investment',
  'retail-sales',
  'fiscal-revenue',
].flatMap((of) => [`economy.${of}.growth`, `economy.${of}.rank-city`])

/** What a sample is made of: the day that all its dates are, and records to refer to. */
export interface SampleGround {
  readonly day: string
  /** Tells one sample from another. */
  readonly n: number
  readonly refer: (ledger: string) => string | undefined
}

/** Something fit to be said of every field that an event asks for, with what is given instead of it. */
export function sampleFields(
  ledger: Ledger,
  event: LedgerEvent,
  given: Fields,
  ground: SampleGround,
): Fields {
  const numbered = new Set(ledger.checks.flatMap((check) => (check.kind === 'numbered' ? check.field : [])))
  const asked = askedFields(ledger, event).filter(({ name }) => !numbered.has(name))
  const told = tellingField(ledger)
  return Object.fromEntries(
    asked.flatMap((field): (readonly [string, JsonValue])[] => {
      const value = given[field.name] ?? sampleValue(ledger, field, ground, field.name === told)
      return value === undefined ? [] : [[field.name, value]]
    }),
  )
}

/** The field by which samples of a ledger differ where no two may say the same and no words tell them apart. */
export function tellingField({ fields, checks }: Ledger): string | undefined {
  const [unique = []] = checks.flatMap((check) => (check.kind === 'unique' ? [check.fields] : []))
  const among = fields.filter(({ name }) => unique.includes(name))
  if (among.some(({ type }) => WORDS.has(type))) return undefined
  return ['date', 'period', 'ref(figure)']
    .flatMap((type) => among.find((field) => field.type === type)?.name ?? [])
    .at(0)
}

const WORDS: ReadonlySet<string> = new Set(['string', 'text', 'ref(person)'])

function sampleValue(
  ledger: Ledger,
  field: LedgerField,
  ground: SampleGround,
  tells: boolean,
): JsonValue | undefined {
  const { name, type, values } = field
  const referred = referredLedger(field)
  if (referred !== undefined) {
    const id = ground.refer(referred)
    if (id === undefined) return undefined
    return type.endsWith('[]') ? [id] : id
  }
  switch (type) {
    case 'integer':
    case 'number':
    case 'money':
    case 'area':
    case 'percent':
      return numberWithin(ledger, name)
    case 'boolean':
      return true
    case 'date':
      return tells ? addPeriods(asPeriod(ground.day), -ground.n) : ground.day
    case 'datetime':
      return `${ground.day}T02:00:00.000Z`
    case 'period':
      return tells ? addPeriods(monthOf(asPeriod(ground.day)), -ground.n) : ground.day.slice(0, 7)
    case 'enum':
      return values?.[0]?.code
    case 'set':
      return values?.slice(0, 1).map(({ code }) => code)
    case 'percent[12]':
      return Array.from({ length: 12 }, (_, month) => ((month + 1) * 100) / 12)
    case 'list(date,text)':
      return [{ date: ground.day, text: '节点' }]
    case 'ref(person)[]':
      return [`${name}甲${ground.n}`, `${name}乙${ground.n}`]
    case 'ref(owner)':
      return 'district.project-units'
    case 'ref(domain)':
      return ledger.domain
    case 'ref(figure)':
      return FIGURES[tells ? ground.n % FIGURES.length : 0]
    case 'ref(unit)':
      return 'count-item'
    case 'file':
      return undefined
    default:
      return `${name} ${ground.n}`
  }
}

/** A year where a year is meant, else one. */
function numberWithin(ledger: Ledger, name: string): number {
  const range = ledger.checks.find((check) => check.kind === 'range' && check.field === name)
  if (name === 'year' || name.endsWith('Year')) return 2026
  const [min, max] = range?.kind === 'range' ? [range.min ?? 1, range.max ?? Infinity] : [1, Infinity]
  return Math.min(Math.max(min, 1), max)
}

/** One event on the way to a state. */
export interface Step {
  readonly event: LedgerEvent
  /** The state chosen, where the event leaves the choice. */
  readonly to?: string
}

/** The shortest way by people's events from one state to one of others; undefined where there is none. */
export function wayTo(
  ledger: Ledger,
  from: string | undefined,
  goals: ReadonlySet<string>,
): Step[] | undefined {
  const reached = new Map<string | undefined, Step[]>([[from, []]])
  for (const [state, steps] of reached) {
    if (state !== undefined && goals.has(state)) return steps
    for (const event of ledger.events.filter(({ kind }) => kind === 'move'))
      if (!event.from || (state !== undefined && event.from.includes(state)))
        for (const to of reachedBy(ledger, event, state))
          if (!reached.has(to)) reached.set(to, [...steps, { event, ...(event.to === undefined && { to }) }])
  }
  return undefined
}
