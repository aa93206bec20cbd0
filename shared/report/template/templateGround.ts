import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { ReportFilter } from '#shared/report/filters/filterTable.ts'
import { REPORT_FILTERS } from '#shared/report/filters/filterTable.ts'
import type { Unit } from '#shared/unit.ts'

/** The views that rooms have, as far as templates name them. */
export type TemplateRooms = readonly (RoomName & { readonly views: readonly RoomName[] })[]
interface RoomName {
  readonly code: string
  readonly zh?: string
  readonly en?: string
}

/** What a template is checked against. */
export interface TemplateGround {
  readonly catalogue: Catalogue
  /** Left out where they are not known: what `#view` names is then taken for right. */
  readonly rooms?: TemplateRooms | undefined
}

/** The filters that print a figure of the indicator, its own unit first, what tells its period last. */
export function fittingFilters(indicator: Indicator, unit: Unit): readonly ReportFilter[] {
  const fitting = REPORT_FILTERS.filter(
    ({ role, fits }) => role === 'print' && fits(indicator, unit) === 'fits',
  )
  const weight = ({ name }: ReportFilter): number =>
    name === unit.zh ? 0 : PERIODS.has(name) ? 3 : name === 'own' || name === 'speed' ? 2 : 1
  return fitting.toSorted((a, b) => weight(a) - weight(b))
}
/** They say of when a figure is, not how large. */
const PERIODS: ReadonlySet<string> = new Set(['span', 'asof', 'deadline'])

/** As it is written: with what has to follow its colon. */
export const asWritten = ({ name, takes }: ReportFilter, argument = takes?.[0]): string =>
  argument === undefined ? name : `${name}:${argument}`
