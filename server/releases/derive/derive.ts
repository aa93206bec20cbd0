import { figureInputs } from '#server/releases/derive/figureInputs.ts'
import type { Derivation, Derivations } from '#server/releases/derive/derivations.ts'
import { NOTHING_RECALLED, type Recalled } from '#server/releases/derive/recalled.ts'
import { succeed, type CurrentVintage } from '#server/releases/succession.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import { formulaReads } from '#shared/formula/reads.ts'
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
}

/**
 * The changes to derived figures that follow from the changes of a release, each with a vintage of its own. Figures
 * made of derived figures follow in the same release. What comes out as before is no change.
 */
export async function derivedChanges(
  { ordered, catalogue }: Derivations,
  changes: readonly ObservationChange[],
  standing: Standing,
  recalled: Recalled = NOTHING_RECALLED,
): Promise<readonly ObservationChange[]> {
  const byCode = Map.groupBy(changes, ({ series }) => indicatorOf(series))
  const derived: ObservationChange[] = []
  for (const derivation of ordered) {
    const targets = targetsOf(derivation, byCode, catalogue, recalled)
    if (targets.length === 0) continue
    await standing.load(targets.flatMap((target) => keysOf(derivation, target, catalogue)))
    const found = targets.flatMap((target) => changeOf(derivation, target, standing, catalogue) ?? [])
    if (found.length > 0) byCode.set(derivation.indicator.code, found)
    derived.push(...found)
  }
  return derived
}

function targetsOf(
  { indicator, inputs, homeOnly, affected }: Derivation,
  byCode: ReadonlyMap<string, readonly ObservationChange[]>,
  { site }: Catalogue,
  recalled: Recalled,
): readonly Target[] {
  const targets = new Map<string, Target>()
  for (const { subject, period } of recalled.get(indicator.code) ?? [])
    targets.set(`${subject} ${period}`, { subject, period, causes: [] })
  for (const code of inputs)
    for (const change of byCode.get(code) ?? []) {
      const subject = subjectOf(change.series)
      if (homeOnly && subject !== site.home) continue
      for (const period of affected({ code, period: change.period })) {
        const key = `${subject} ${period}`
        const target = targets.get(key) ?? { subject, period, causes: [] }
        target.causes.push(change)
        targets.set(key, target)
      }
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
  standing: Standing,
  catalogue: Catalogue,
): ObservationChange | undefined {
  const { indicator, formula } = derivation
  const { subject, period, causes } = target
  const used: CurrentVintage[] = []
  const lookup = (key: Key): CurrentVintage | undefined => {
    const known = standing.get(key)
    if (known) used.push(known)
    return known
  }
  const result = evaluate(formula, indicator, period, catalogue, figureInputs(catalogue, subject, lookup))
  if (result === 'unknown') return undefined

  const key = { series: seriesKey(indicator.code, subject), period }
  const { value, missing } = result
  const isProvisional =
    used.some(({ status }) => status === 'preliminary') ||
    isIncomplete(derivation, target, standing, catalogue)
  const proposed = {
    value,
    status:
      value === null ? ('missing' as const) : isProvisional ? ('preliminary' as const) : ('final' as const),
    missing,
    demo: used.some(({ demo }) => demo),
    overReal: true,
  }
  const kind = causes.some(({ revision }) => revision === 'correction') ? 'correction' : 'scheduled'
  const next = succeed(standing.get(key), proposed, kind)
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
    ...(next.revises && { reason: reasonOf(causes, catalogue) }),
    ...(next.revision && { revision: next.revision }),
  }
}

/** A figure over a whole set is provisional while a member that is otherwise published has yet to come. */
function isIncomplete(
  { formula, homeOnly }: Derivation,
  { subject, period }: Target,
  standing: Standing,
  catalogue: Catalogue,
): boolean {
  if (!homeOnly) return false
  const reads = formulaReads(formula, period, catalogue)
  const isThere = ({ code, period: at }: (typeof reads)[number]): boolean =>
    standing.get({ series: seriesKey(code, subject), period: at }) !== undefined
  const alive = new Set(reads.filter(isThere).map(({ code }) => code))
  return reads.some((read) => alive.has(read.code) && !isThere(read))
}

const NAMED = 3

/** Why a derived number changed: which of its inputs did, with the reason that was given there. */
function reasonOf(causes: readonly ObservationChange[], catalogue: Catalogue): string {
  if (causes.length === 0) return '指标目录调整后重新计算'
  const names = [...new Set(causes.map(({ series }) => indicatorOf(series)))].map(
    (code) => catalogue.indicator(code)?.zh ?? code,
  )
  const named = names.slice(0, NAMED).join('、') + (names.length > NAMED ? `等${names.length}项` : '')
  const verb = causes.some(({ vintage }) => vintage > 1) ? '修订' : '公布'
  const given = causes.find(({ reason }) => reason)?.reason
  return `随${named}${verb}重新计算${given ? `（${given}）` : ''}`.slice(0, 1000)
}
