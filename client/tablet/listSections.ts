import type { IndicatorRow } from '#client/tablet/indicatorRows.ts'
import type { NavGroup } from '#client/tablet/navGroups.ts'
import { matchesSearch } from '#client/tablet/matchesSearch.ts'
import type { Catalogue, Domain, Named } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { ReleaseSummary } from '#shared/board.ts'
import { PROJECT_INVESTED, PROJECT_PLAN } from '#shared/projectStanding.ts'
import { indicatorOf } from '#shared/series.ts'

type Rows = ReadonlyMap<string, IndicatorRow>

/** Rows under one heading: a domain, or within a domain that is divided a group of it. */
export interface ListSection {
  readonly id: string
  readonly domain: Domain
  readonly group: Named | undefined
  readonly rows: readonly IndicatorRow[]
}

/** The rows of some domains, section by section in the catalogue's order; within a section the headline figures first. */
export function domainSections(
  catalogue: Catalogue,
  rows: Rows,
  domains: readonly Domain[],
  indicators: readonly Indicator[] = catalogue.indicators,
): readonly ListSection[] {
  return domains.flatMap((domain) => {
    const own = indicators.filter((i) => i.domain === domain.code).flatMap((i) => rows.get(i.code) ?? [])
    const named = catalogue.groups.map((group) => section(domain, group, own))
    const sections = named.filter((s) => s.rows.length > 0)
    const rest = section(domain, undefined, own)
    return rest.rows.length > 0 ? [...sections, rest] : sections
  })
}

const section = (domain: Domain, group: Named | undefined, rows: readonly IndicatorRow[]): ListSection => ({
  id: group ? `${domain.code}.${group.code}` : domain.code,
  domain,
  group,
  rows: rows.filter((row) => row.indicator.group === (group?.code ?? null)).toSorted(headlineFirst),
})

const headlineFirst = (a: IndicatorRow, b: IndicatorRow): number =>
  Number(b.indicator.headline) - Number(a.indicator.headline)

export const headlineRows = (catalogue: Catalogue, rows: Rows): readonly IndicatorRow[] =>
  catalogue.indicators.filter((i) => i.headline).flatMap((i) => rows.get(i.code) ?? [])

/** The indicators that the newest releases began with, newest first, each once. */
export const justReleased = (recent: readonly ReleaseSummary[], rows: Rows): readonly IndicatorRow[] => [
  ...new Set(
    recent.flatMap(({ first }) => {
      const row = first && rows.get(indicatorOf(first.series))
      return row && !row.indicator.retired ? [row] : []
    }),
  ),
]

export interface SearchResult {
  readonly sections: readonly ListSection[]
  /** Indicators that match and that nobody has published yet. */
  readonly unpublished: readonly Indicator[]
}

/** Measured for single projects, never for an area. */
const OF_PROJECTS = new Set([PROJECT_INVESTED, PROJECT_PLAN])

/** Everything in the catalogue that matches the words, wherever the reader is; here alone what is retired is found too. */
export function searchIndicators(catalogue: Catalogue, rows: Rows, words: readonly string[]): SearchResult {
  const all = [...catalogue.indicators, ...catalogue.retired]
  const found = all.filter((i) => !OF_PROJECTS.has(i.code) && matchesSearch(i, words))
  const matching = new Map(
    found.flatMap(({ code }) => (rows.has(code) ? [[code, rows.get(code)!] as const] : [])),
  )
  return {
    sections: domainSections(catalogue, matching, catalogue.domains, all),
    unpublished: found.filter(({ code, retired }) => !retired && !rows.has(code)),
  }
}

/** Codes of the domains in which anything is published. */
export const publishedDomains = (rows: Rows): ReadonlySet<string> =>
  new Set([...rows.values()].map((row) => row.indicator.domain))

/** The group of the rail that an indicator belongs to. */
export const groupOf = (
  groups: readonly NavGroup[],
  indicator: Indicator | undefined,
): NavGroup | undefined =>
  groups.find(({ domains }) => domains.some(({ code }) => code === indicator?.domain))
