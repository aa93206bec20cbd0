import type { FieldFailure } from '#server/failure.ts'
import { checkPeriod } from '#server/releases/checkPeriod.ts'
import { checkValue, inOwnUnit } from '#server/releases/checkValue.ts'
import { DEMO_CLERK } from '#server/releases/releases.ts'
import type { CheckedObservation } from '#server/releases/checkedRelease.ts'
import type { FieldCode } from '#server/fieldSentences.ts'
import { bureauFor, keepingBureau, mayFileFor } from '#shared/catalogue/bureau.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ObservationRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { isWorkedOut, type Indicator } from '#shared/indicator.ts'
import type { Day } from '#shared/period.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'

/** What a request is checked against. */
export interface Ground {
  readonly catalogue: Catalogue
  readonly actor: Actor
  /** The bureau's day. */
  readonly today: Day
  /** Whether there is such a project, on the board or in the same request. */
  readonly hasProject: (id: string) => boolean
  /** Whether what this actor publishes of a subject is for demonstration. */
  readonly isDemo: (subject: string) => boolean
}

/** An objection to one part of an observation. */
export interface Fault {
  readonly part: 'series' | 'period' | 'value' | 'unit' | 'missing'
  readonly code: FieldCode
  readonly params?: FieldFailure['params']
}

/** Every fault of an observation that can be found without the store, each with its pointer into the body. */
export function observationFaults(
  request: ObservationRequest,
  pointer: string,
  ground: Ground,
): readonly FieldFailure[] {
  const indicator = ground.catalogue.indicator(indicatorOf(request.series))
  const fault = indicator && checkValue(request, indicator, ground.catalogue)
  return [...figureFaults(request, pointer, ground), ...(fault ? [located(fault, pointer)] : [])]
}

/** Why this actor may not file such a figure at all, whatever its value. */
export function figureFaults(
  { series, period }: Pick<ObservationRequest, 'series' | 'period'>,
  pointer: string,
  ground: Ground,
): readonly FieldFailure[] {
  const { catalogue, today } = ground
  const code = indicatorOf(series)
  const indicator = catalogue.indicator(code)
  const faults: readonly (Fault | undefined)[] = indicator
    ? [
        checkSubject(subjectOf(series), ground) ?? checkBureau(subjectOf(series), ground),
        checkFiler(indicator, ground),
        checkPeriod(period, indicator, catalogue.rule(indicator.rule), today),
      ]
    : [{ part: 'series', code: 'unknown-indicator', params: { indicator: code } }]
  return faults.flatMap((fault) => (fault ? [located(fault, pointer)] : []))
}

const located = ({ part, ...fault }: Fault, pointer: string): FieldFailure => ({
  pointer: `${pointer}/${part}`,
  ...fault,
})

function checkSubject(subject: string, { catalogue, hasProject }: Ground): Fault | undefined {
  const project = projectIdOf(subject)
  const known = project === undefined ? catalogue.subject(subject) !== undefined : hasProject(project)
  return known ? undefined : { part: 'series', code: 'unknown-subject', params: { subject } }
}

/** People and machines of a bureau file for its own area; nobody for what another one files for itself. */
function checkBureau(subject: string, { catalogue, actor }: Ground): Fault | undefined {
  const { site } = catalogue
  if (actor === DEMO_CLERK || mayFileFor(site, actor.area, subject)) return undefined
  const files = bureauFor(site, subject) ?? keepingBureau(site)
  return {
    part: 'series',
    code: 'other-bureau',
    params: {
      area: catalogue.subject(subject)?.zhShort ?? subject,
      bureau: files.zh,
      bureauEn: files.en,
    },
  }
}

function checkFiler(indicator: Indicator, { catalogue, actor }: Ground): Fault | undefined {
  if (indicator.retired)
    return {
      part: 'series',
      code: 'retired-indicator',
      params: { indicator: indicator.zh, indicatorEn: indicator.en },
    }
  if (isWorkedOut(indicator)) return { part: 'series', code: 'computed-figure' }
  const filer = catalogue.filedBy(indicator)
  if (actor.role !== 'filer' || actor.owner === filer) return undefined
  const owner = catalogue.owner(filer)
  return {
    part: 'series',
    code: 'not-your-figure',
    params: { owner: owner?.zh ?? filer, ownerEn: owner?.en ?? filer },
  }
}

/** A sound observation as it will be published, in its indicator's own unit. */
export function checkedObservation(
  { unit, value, ...request }: ObservationRequest,
  pointer: string,
  { catalogue, isDemo }: Ground,
): CheckedObservation {
  const indicator = catalogue.indicator(indicatorOf(request.series))
  if (!indicator) throw new Error(`${request.series} was not checked`)
  const own = inOwnUnit({ ...request, value, unit }, indicator, catalogue)
  return { ...request, pointer, value: own, demo: isDemo(subjectOf(request.series)) }
}
