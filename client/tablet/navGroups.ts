import type { Catalogue, Domain } from '#shared/catalogue/catalogue.ts'

/** One entry of the rail: some domains of the catalogue under one word and one picture. */
export interface NavGroup {
  readonly code: 'economy' | 'projects' | 'programmes' | 'services' | 'others'
  readonly domains: readonly Domain[]
}

const GROUPED = {
  economy: ['economy'],
  projects: ['key-projects', 'industry-support', 'planning'],
  programmes: ['ecology', 'recovery', 'business-environment', 'grain'],
  services: ['statistics', 'credit', 'public-resources', 'pricing', 'party-building'],
} as const

/** The groups in which at least one of the given domains has a figure; a domain that no group names goes to the last. */
export function navGroups(catalogue: Catalogue, published: ReadonlySet<string>): readonly NavGroup[] {
  const left = new Set(catalogue.domains.filter(({ code }) => published.has(code)))
  const take = (codes: readonly string[]): readonly Domain[] => {
    const taken = codes.flatMap((code) => [...left].filter((domain) => domain.code === code))
    taken.forEach((domain) => left.delete(domain))
    return taken
  }
  const groups: NavGroup[] = [
    { code: 'economy', domains: take(GROUPED.economy) },
    { code: 'projects', domains: take(GROUPED.projects) },
    { code: 'programmes', domains: take(GROUPED.programmes) },
    { code: 'services', domains: take(GROUPED.services) },
    { code: 'others', domains: [...left] },
  ]
  return groups.filter(({ domains }) => domains.length > 0)
}
