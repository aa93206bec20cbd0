import type { Bureau } from '#shared/catalogue/bureau.ts'
import type { Indicator, ReleaseRule } from '#shared/indicator.ts'
import { planCurveOf, type PlanCurve, type PlanCurves } from '#shared/planCurve.ts'
import type { LightRules } from '#shared/light/lightRule.ts'
import type { RankTies } from '#shared/ranking.ts'
import type { RecordFigure } from '#shared/recordFigure.ts'
import type { AnalysisRules } from '#shared/report/analysis/analysisRules.ts'
import type { Rounding } from '#shared/rounding.ts'
import type { Subject } from '#shared/subject.ts'
import type { Unit } from '#shared/unit.ts'
import { workingDaysOf, type WorkingDays, type WorkingYear } from '#shared/workingDays.ts'

/** A code with its name in both languages. */
export interface Named {
  readonly code: string
  readonly zh: string
  readonly en: string
}

export interface Domain extends Named {
  /** First part of the codes of its indicators. */
  readonly prefix: string
}

/** An office that answers for figures; those of type `release` are higher authorities whose releases are copied. */
export interface Owner extends Named {
  readonly type: 'bureau' | 'district' | 'release'
}

/** What official practice leaves open and the bureau has settled. */
export interface Conventions {
  /** How a figure is rounded, once, where it is shown (S12). */
  readonly rounding: Rounding
  /** Which place follows two that share the second: the fourth or the third (S11). */
  readonly rankTies: RankTies
  /** By how many working days a figure has to be filed before the day of its release. */
  readonly filingLead: number
}

/** Whose dashboard this is: the district itself and those it is compared with. */
export interface Site {
  readonly bureau: Named
  /** All that work on this installation, the one that keeps it first; left out where there is no other. */
  readonly bureaus?: readonly Bureau[] | undefined
  /** Subject code of the district. */
  readonly home: string
  readonly city: string
  readonly province: string
  readonly nation: string
  /** Districts ranked together, home included. */
  readonly peers: readonly string[]
  /** Subjects besides the district whose releases are awaited too, and so stand in the release calendar. */
  readonly awaited?: readonly string[] | undefined
  /** Code of the section that copies the releases of higher authorities. */
  readonly releaseDesk: string
  readonly conventions: Conventions
}

/** The domain as data, validated once at the start and served to every client under one hash. */
export interface CatalogueData {
  readonly site: Site
  readonly domains: readonly Domain[]
  readonly groups: readonly Named[]
  readonly owners: readonly Owner[]
  readonly units: readonly Unit[]
  readonly rules: readonly ReleaseRule[]
  readonly subjects: readonly Subject[]
  /** Those in use, in the order in which they are listed. */
  readonly indicators: readonly Indicator[]
  /** Those that are not filed any more; their figures stay readable. */
  readonly retired: readonly Indicator[]
  readonly planCurves: PlanCurves
  readonly lightRules: LightRules
  /** Which figures of single projects are read from which records; only the server asks, and screens go without. */
  readonly recordFigures?: readonly RecordFigure[] | undefined
  /** What a report's analyses say; only the server writes reports, and screens go without. */
  readonly analysisRules?: AnalysisRules | undefined
  /** Holidays and the weekends worked for them, of the years for which they have been announced. */
  readonly workingYears: readonly WorkingYear[]
}

/** The catalogue with look-ups; the same object on server and client. */
export interface Catalogue extends CatalogueData {
  /** In use or retired. */
  readonly indicator: (code: string) => Indicator | undefined
  readonly rule: (code: string) => ReleaseRule
  readonly unit: (code: string) => Unit
  readonly subject: (code: string) => Subject | undefined
  readonly owner: (code: string) => Owner | undefined
  /** Code of the office of the house that files an indicator. */
  readonly filedBy: (indicator: Indicator) => string
  /** How the annual plan of an indicator or of a list of projects (`projects.key`) is spread over the year. */
  readonly planCurve: (code: string) => PlanCurve
  readonly workingDays: WorkingDays
  /** The indicators that hold targets of an indicator. */
  readonly targetsOf: (code: string) => readonly Indicator[]
  /** The indicators that an indicator is the total of. */
  readonly partsOf: (code: string) => readonly Indicator[]
  /** The published growth rates of an indicator. */
  readonly growthsOf: (code: string) => readonly Indicator[]
}

/** Look-ups over catalogue data. `rule` and `unit` throw for codes that validation would have refused. */
export function indexCatalogue(data: CatalogueData): Catalogue {
  const indicators = byCode([...data.indicators, ...data.retired])
  const rules = byCode(data.rules)
  const units = byCode(data.units)
  const subjects = byCode(data.subjects)
  const owners = byCode(data.owners)
  const targets = pointingAt(data.indicators, ({ targetOf }) => targetOf)
  const growths = pointingAt(data.indicators, ({ growthOf }) => growthOf)
  const parts = pointingAt(data.indicators, ({ partOf }) => partOf)
  return {
    ...data,
    indicator: (code) => indicators.get(code),
    rule: (code) => present(rules.get(code), code),
    unit: (code) => present(units.get(code), code),
    subject: (code) => subjects.get(code),
    owner: (code) => owners.get(code),
    filedBy: ({ owner }) => (owners.get(owner)?.type === 'release' ? data.site.releaseDesk : owner),
    planCurve: (code) => planCurveOf(data.planCurves, code),
    workingDays: workingDaysOf(data.workingYears),
    targetsOf: (code) => targets.get(code) ?? [],
    partsOf: (code) => parts.get(code) ?? [],
    growthsOf: (code) => growths.get(code) ?? [],
  }
}

/** By code, the indicators that name it in a field of theirs. */
function pointingAt(
  indicators: readonly Indicator[],
  field: (indicator: Indicator) => string | null,
): ReadonlyMap<string, readonly Indicator[]> {
  const pointing = new Map<string, Indicator[]>()
  for (const indicator of indicators) {
    const code = field(indicator)
    if (code !== null) pointing.set(code, [...(pointing.get(code) ?? []), indicator])
  }
  return pointing
}

const byCode = <T extends { readonly code: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.code, item]))

function present<T>(item: T | undefined, code: string): T {
  if (item === undefined) throw new Error(`the catalogue has no ${code}`)
  return item
}
