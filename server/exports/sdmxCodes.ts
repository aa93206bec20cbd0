import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { MissingReason, ObservationStatus } from '#shared/observation.ts'
import { periodParts, type Basis, type Period, type PeriodKind } from '#shared/period.ts'
import { projectIdOf } from '#shared/subject.ts'

/*
 * Codes of the cross-domain lists of SDMX (CL_FREQ, CL_OBS_STATUS 2.2, CL_CONF_STATUS), as the SDMX Statistical
 * Working Group publishes them.
 */
export const FREQ: Readonly<Record<PeriodKind, string>> = {
  day: 'D',
  month: 'M',
  quarter: 'Q',
  half: 'S',
  year: 'A',
}

const STATUS: Readonly<Record<Exclude<ObservationStatus, 'missing'>, string>> = {
  preliminary: 'P',
  final: 'A',
  revised: 'A', // CL_OBS_STATUS has none for revised values: VINTAGE tells
}
const MISSING: Readonly<Record<MissingReason, string>> = {
  'not-applicable': 'M', // data cannot exist
  'below-unit': 'N', // not significant: not a real zero
  'not-filed': 'O',
  'not-returned': 'O',
  'not-published': 'K', // included in another category
  confidential: 'Q', // suppressed
  'not-collected': 'L', // data exist but were not collected
  withdrawn: 'O',
}

export const obsStatus = (status: ObservationStatus, missing: MissingReason | null): string => {
  if (status !== 'missing') return STATUS[status]
  return missing === null ? 'O' : MISSING[missing]
}

/** F free for publication, C confidential. */
export const confStatus = (missing: MissingReason | null): string => (missing === 'confidential' ? 'C' : 'F')

export const BASIS: Readonly<Record<Basis, string>> = {
  ytd: 'YTD',
  single: 'SINGLE',
  'as-of': 'AS_OF',
  plan: 'PLAN',
}

/** SDMX ids have no dots; ours have no underscores, so the way back is the same. */
export const indicatorId = (code: string): string => code.replaceAll('.', '_')

/** Gregorian months, years and days as they are; a half-year is a reporting semester. */
export const timePeriod = (period: Period): string =>
  periodParts(period).kind === 'half' ? period.replace('-H', '-S') : period

/** SDMX's code where a dimension does not apply. */
const NOT_APPLICABLE = '_Z'

export interface SubjectDimensions {
  readonly area: string
  readonly scope: string
  readonly project: string
}

/** Area, statistical scope (口径) and project of a subject: `410104~civil`, `project:GC-001` of the district. */
export function subjectDimensions(subject: string, catalogue: Catalogue): SubjectDimensions {
  const project = projectIdOf(subject)
  if (project !== undefined) return { area: catalogue.site.home, scope: NOT_APPLICABLE, project }
  const [area = ''] = subject.split('~')
  const scope = catalogue.subject(subject)?.scope ?? NOT_APPLICABLE
  return { area, scope, project: NOT_APPLICABLE }
}
