import {
  isKept,
  isRunning,
  movedLedgers,
  touchedPeriods,
  type CountedRecords,
} from '#server/releases/derive/countedPeriods.ts'
import { derivedReason } from '#server/releases/derive/derivedReason.ts'
import { figureInputs } from '#server/releases/derive/figureInputs.ts'
import type { Derivation, Derivations } from '#server/releases/derive/derivations.ts'
import { NOTHING_RECALLED, type Recalled } from '#server/releases/derive/recalled.ts'
import { succeed, type CurrentVintage } from '#server/releases/succession.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { evaluate, type FormulaInputs } from '#shared/formula/evaluate.ts'
import { formulaReads } from '#shared/formula/reads.ts'
import type { RevisionKind } from '#shared/observation.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import type { ObservationChange } from '#shared/release.ts'
import { indicatorOf, seriesKey, subjectOf, type SeriesKey } from '#shared/series.ts'

interface Key {
  readonly series: SeriesKey
  readonly period: Period
}

/** What stands while a release is being made: what stood before, with its own changes over it. */
export interface Standing {
  readonly get: (key: Key) => CurrentVintage | undefined
  readonly set: (key: Key, vintage: CurrentVintage) => void
  /** Makes these known to `get`. */
  readonly load: (keys: readonly Key[]) => Promise<void>
}

/** One derived observation to be worked out anew, and the changes that call for it. */
interface Target {
  readonly subject: string
  readonly period: Period
  readonly causes: ObservationChange[]
  /** Ledgers of which records changed. */
  readonly ledgers: readonly string[]
}

/** What derived figures are made over. */
export interface DeriveGround {
  readonly derivations: Derivations
  readonly standing: Standing
  readonly records: CountedRecords
  readonly recalled?: Recalled | undefined
  readonly ledgerName: (code: string) => string
}

/**
 * The changes to derived figures that follow from the changes of a release to figures and records, each with a vintage
 * of its own. Figures made of derived figures follow in the same release. What comes out as before is no change.
 */
export async function derivedChanges(
  changes: readonly ObservationChange[],
  ground: DeriveGround,
): Promise<readonly ObservationChange[]> {
  const { derivations, standing } = ground
  const { ordered, catalogue } = derivations
  const byCode = Map.groupBy(changes, ({ series }) => indicatorOf(series))
  const derived: ObservationChange[] = []
  for (const derivation of ordered) {
    const targets = targetsOf(derivation, byCode, ground)
    if (targets.length === 0) continue
    await standing.load(targets.flatMap((target) => keysOf(derivation, target, catalogue)))
    const found = targets.flatMap((target) => changeOf(derivation, target, ground) ?? [])
    if (found.length > 0) byCode.set(derivation.indicator.code, found)
    derived.push(...found)
  }
  return derived
}

function targetsOf(
  derivation: Derivation,
  byCode: ReadonlyMap<string, readonly ObservationChange[]>,
  { derivations, records, recalled = NOTHING_RECALLED }: DeriveGround,
): readonly Target[] {
  const { indicator, inputs, homeOnly, affected } = derivation
  const { home } = derivations.catalogue.site
  const ledgers = movedLedgers(derivation, records)
  const targets = new Map<string, Target>()
  const target = (subject: string, period: Period): Target => {
    const key = `${subject} ${period}`
    const found = targets.get(key) ?? { subject, period, causes: [], ledgers }
    targets.set(key, found)
    return found
  }
  for (const { subject, period } of recalled.get(indicator.code) ?? [])
    if (isKept(derivation, period, records)) target(subject, period)
  for (const period of touchedPeriods(derivation, records)) target(home, period)
  for (const code of inputs)
    for (const change of byCode.get(code) ?? []) {
      const subject = subjectOf(change.series)
      if (homeOnly && subject !== home) continue
      for (const period of affected({ code, period: change.period }))
        target(subject, period).causes.push(change)
    }
  return [...targets.values()].sort((a, b) => comparePeriods(a.period, b.period))
}

const keysOf = (
  { formula, indicator }: Derivation,
  { subject, period }: Target,
  catalogue: Catalogue,
): readonly Key[] => [
  { series: seriesKey(indicator.code, subject), period },
  ...formulaReads(formula, period, catalogue).map((read) => ({
    series: seriesKey(read.code, subject),
    period: read.period,
  })),
]

function changeOf(
  derivation: Derivation,
  target: Target,
  ground: DeriveGround,
): ObservationChange | undefined {
  const { standing, records, derivations } = ground
  const { catalogue } = derivations
  const { indicator, formula, counted } = derivation
  const { subject, period } = target
  const used: { readonly demo: boolean; readonly status?: CurrentVintage['status'] }[] = []
  const lookup = (key: Key): CurrentVintage | undefined => {
    const known = standing.get(key)
    if (known) used.push(known)
    return known
  }
  const tallied: FormulaInputs['records'] = (term, at) => {
    const found = records.read(term, at)
    if (found) used.push(found)
    return found?.value
  }
  const inputs = figureInputs(catalogue, subject, lookup, tallied)
  const result = evaluate(formula, indicator, period, catalogue, inputs)
  if (result === 'unknown') return undefined

  const key = { series: seriesKey(indicator.code, subject), period }
  const { value, missing } = result
  const isProvisional =
    used.some(({ status }) => status === 'preliminary') ||
    (counted.length > 0 && isRunning(period, records)) ||
    isIncomplete(derivation, target, standing, catalogue)
  const proposed = {
    value,
    status:
      value === null ? ('missing' as const) : isProvisional ? ('preliminary' as const) : ('final' as const),
    missing,
    demo: used.some(({ demo }) => demo),
    overReal: true,
  }
  const current = standing.get(key)
  const next = succeed(current, proposed, kindOf(target, current))
  if (next === 'unchanged') return undefined
  standing.set(key, { value, missing, demo: proposed.demo, vintage: next.vintage, status: next.status })
  return {
    kind: 'observation',
    ...key,
    value,
    status: next.status,
    vintage: next.vintage,
    ...(missing && { missing }),
    ...(proposed.demo && { demo: true as const }),
    ...(next.revises && { reason: derivedReason(target, catalogue, ground.ledgerName) }),
    ...(next.revision && { revision: next.revision }),
  }
}

/** A running figure moves on as announced; one that was final was wrong. */
function kindOf({ causes, ledgers }: Target, current: CurrentVintage | undefined): RevisionKind {
  if (causes.some(({ revision }) => revision === 'correction')) return 'correction'
  return causes.length === 0 && ledgers.length > 0 && current?.status !== 'preliminary'
    ? 'correction'
    : 'scheduled'
}

/** A figure over a whole set is provisional while a member that is otherwise published has yet to come. */
function isIncomplete(
  { formula, isOfHeadlines }: Derivation,
  { subject, period }: Target,
  standing: Standing,
  catalogue: Catalogue,
): boolean {
  if (!isOfHeadlines) return false
  const reads = formulaReads(formula, period, catalogue)
  const isThere = ({ code, period: at }: (typeof reads)[number]): boolean =>
    standing.get({ series: seriesKey(code, subject), period: at }) !== undefined
  const alive = new Set(reads.filter(isThere).map(({ code }) => code))
  return reads.some((read) => alive.has(read.code) && !isThere(read))
}
