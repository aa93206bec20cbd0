import type { Catalogue, Named } from '#shared/catalogue/catalogue.ts'
import { hasPeriod, isSetAhead, type Indicator } from '#shared/indicator.ts'
import { periodEnd, type Day, type Period } from '#shared/period.ts'

/** One line of a filing sheet. */
export interface FilingLine {
  readonly indicator: Indicator
  /** A true part of the line above it (其中). */
  readonly isPart: boolean
}

export interface FilingSection {
  readonly group: Named | null
  readonly lines: readonly FilingLine[]
}

/**
 * The lines of a topic's sheet for a period under the headings of their groups, parts behind their totals: the same on
 * the screen and in the Excel form.
 */
export function filingSections(
  domain: string,
  period: Period,
  catalogue: Catalogue,
  today: Day,
): readonly FilingSection[] {
  const indicators = catalogue.indicators.filter(
    (i) => i.domain === domain && isOpen(i, period, catalogue, today),
  )
  const headings: readonly (Named | null)[] = [...catalogue.groups, null]
  return headings.flatMap((group) => {
    const members = indicators.filter((i) => i.group === (group?.code ?? null))
    return members.length === 0 ? [] : [{ group, lines: totalsFirst(members) }]
  })
}

/** Whether an indicator can have a value for the period by now; plans are set before their period ends. */
export const isOpen = (indicator: Indicator, period: Period, catalogue: Catalogue, today: Day): boolean =>
  hasPeriod(catalogue.rule(indicator.rule), period) && (isSetAhead(indicator) || periodEnd(period) <= today)

function totalsFirst(members: readonly Indicator[]): readonly FilingLine[] {
  const codes = new Set(members.map((m) => m.code))
  const hasTotalHere = ({ partOf }: Indicator): boolean => partOf !== null && codes.has(partOf)
  return members
    .filter((m) => !hasTotalHere(m))
    .flatMap((total) => [
      { indicator: total, isPart: false },
      ...members.filter((m) => m.partOf === total.code).map((indicator) => ({ indicator, isPart: true })),
    ])
}
