import type { Domain, Owner, Named, Site } from '#shared/catalogue/catalogue.ts'
import type { Indicator, ReleaseRule } from '#shared/indicator.ts'
import type { Subject } from '#shared/subject.ts'
import type { Unit } from '#shared/unit.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { Filed } from '#server/catalogue/catalogueFiles.ts'
import type { DomainEntry } from '#server/catalogue/entrySchemas.ts'
import type { FiledIndicator } from '#server/catalogue/indicators.ts'

interface Coded {
  readonly code: string
}

/** Faults for every code that a list has more than once. */
export function* duplicates(items: readonly Filed<Coded>[]): Generator<Fault> {
  const seen = new Map<string, string>()
  for (const { file, entry } of items) {
    const first = seen.get(entry.code)
    if (first !== undefined)
      yield {
        file,
        entry: entry.code,
        zh: `代码重复，已见于 ${first}`,
        en: `duplicate code, already in ${first}`,
      }
    seen.set(entry.code, first ?? file)
  }
}

export interface Parts {
  readonly domains: readonly (Domain & Pick<DomainEntry, 'recordPrefix'>)[]
  readonly groups: readonly Named[]
  readonly owners: readonly Owner[]
  readonly units: readonly Unit[]
  readonly rules: readonly ReleaseRule[]
  readonly subjects: readonly Filed<Subject>[]
  readonly indicators: readonly FiledIndicator[]
}

/** Faults in how the codes begin: an indicator is named after the domain that it is delivered or added in. */
export function* prefixFaults({
  indicators,
  domains,
}: Pick<Parts, 'indicators' | 'domains'>): Generator<Fault> {
  for (const { file, indicator } of indicators) {
    const domain = domains.find(({ code }) => code === indicator.domain)
    const [prefix = ''] = indicator.code.split('.')
    if (domain && prefix !== domain.prefix && prefix !== domain.recordPrefix)
      yield {
        ...{ file, entry: indicator.code, field: 'code' },
        zh: `代码应以“${domain.prefix}.”开头`,
        en: `the code must begin with "${domain.prefix}."`,
      }
  }
}

const PERIOD_KIND = {
  daily: 'month',
  weekly: 'month',
  monthly: 'month',
  quarterly: 'quarter',
  'half-year': 'half',
  annual: 'year',
} as const

/** Faults in what the indicators say of each other and of the lists. */
export function* indicatorFaults(parts: Parts): Generator<Fault> {
  const byCode = new Map(parts.indicators.map(({ indicator }) => [indicator.code, indicator]))
  const domains = new Map(parts.domains.map((d) => [d.code, d]))
  const units = new Map(parts.units.map((u) => [u.code, u]))
  const rules = new Map(parts.rules.map((r) => [r.code, r]))
  const owners = codes(parts.owners)
  const groups = codes(parts.groups)

  for (const { file, frequency, indicator } of parts.indicators) {
    const fault = (field: keyof Indicator, zh: string, en: string): Fault => ({
      ...{ file, entry: indicator.code, field },
      ...{ zh, en },
    })
    const unknown = (field: keyof Indicator, zh: string, code: string): Fault =>
      fault(field, `${zh}“${code}”不存在`, `${field} "${code}" does not exist`)

    if (!domains.has(indicator.domain)) yield unknown('domain', '领域', indicator.domain)
    if (indicator.group !== null && !groups.has(indicator.group))
      yield unknown('group', '分组', indicator.group)
    if (!units.has(indicator.unit)) yield unknown('unit', '计量单位', indicator.unit)
    if (!owners.has(indicator.owner)) yield unknown('owner', '责任单位', indicator.owner)

    const rule = rules.get(indicator.rule)
    if (!rule) yield unknown('rule', '发布规则', indicator.rule)
    else if (rule.periodKind !== PERIOD_KIND[frequency])
      yield fault(
        'rule',
        `频率与发布规则“${rule.code}”不一致`,
        `the frequency does not go with the rule "${rule.code}"`,
      )
    if ((indicator.kind === 'target') !== (indicator.basis === 'plan'))
      yield fault(
        'basis',
        '目标值的时期属性须为 plan，且只有目标值如此',
        'a target, and nothing else, has the basis "plan"',
      )

    for (const relation of ['targetOf', 'rankOf', 'partOf', 'growthOf'] as const) {
      const code = indicator[relation]
      if (code !== null && !byCode.has(code)) yield unknown(relation, `${relation} 所指指标`, code)
    }
    const measured = byCode.get(indicator.targetOf ?? '')
    if (measured && units.get(measured.unit)?.dimension !== units.get(indicator.unit)?.dimension)
      yield fault(
        'targetOf',
        `目标的单位与“${measured.code}”不可换算`,
        `the target's unit cannot be converted to that of "${measured.code}"`,
      )
  }
}

/** Faults in the areas and in the site that is described with them. */
export function* subjectFaults(parts: Parts, site: Site, siteFile: string): Generator<Fault> {
  const subjects = new Map(parts.subjects.map(({ entry }) => [entry.code, entry]))
  for (const { file, entry } of parts.subjects)
    if (entry.parent !== null && !subjects.has(entry.parent))
      yield {
        file,
        entry: entry.code,
        zh: `上级“${entry.parent}”不存在`,
        en: `parent "${entry.parent}" does not exist`,
      }

  const fault = (entry: string, zh: string, en: string): Fault => ({ file: siteFile, entry, zh, en })
  for (const place of ['home', 'city', 'province', 'nation'] as const)
    if (!subjects.has(site[place]))
      yield fault(place, `对象“${site[place]}”不存在`, `subject "${site[place]}" does not exist`)
  for (const code of site.peers) {
    const peer = subjects.get(code)
    if (!peer) yield fault('peers', `对象“${code}”不存在`, `subject "${code}" does not exist`)
    else if ((peer.scope === 'civil') !== (subjects.get(site.home)?.scope === 'civil'))
      yield fault(
        'peers',
        `“${code}”与本区口径不同，辖区口径含功能区，会重复排名`,
        `"${code}" has another scope than the district: a district by its boundary holds the zones, ranked beside it`,
      )
  }
  for (const code of site.awaited ?? [])
    if (!subjects.has(code)) yield fault('awaited', `对象“${code}”不存在`, `subject "${code}" does not exist`)
  if (!site.peers.includes(site.home))
    yield fault('peers', '排名范围须含本区', 'the peers must include the district itself')
  if (!codes(parts.owners).has(site.releaseDesk))
    yield fault(
      'releaseDesk',
      `责任单位“${site.releaseDesk}”不存在`,
      `owner "${site.releaseDesk}" does not exist`,
    )
  for (const said of bureauFaults(site, subjects, codes(parts.owners))) yield fault('bureaus', ...said)
}

/** What is wrong with the bureaus of the installation, in both languages. */
function* bureauFaults(
  { bureaus, bureau, home, releaseDesk }: Site,
  subjects: ReadonlyMap<string, unknown>,
  owners: ReadonlySet<string>,
): Generator<[zh: string, en: string]> {
  const [first] = bureaus ?? []
  if (!bureaus || !first) return
  const own = { ...bureau, area: home, releaseDesk }
  if (Object.entries(own).some(([field, value]) => first[field as keyof typeof own] !== value))
    yield [
      '第一个须与 bureau、home、releaseDesk 一致',
      'the first must agree with bureau, home and releaseDesk',
    ]
  for (const { area, releaseDesk: desk } of bureaus) {
    if (!subjects.has(area)) yield [`对象“${area}”不存在`, `subject "${area}" does not exist`]
    if (!owners.has(desk)) yield [`责任单位“${desk}”不存在`, `owner "${desk}" does not exist`]
    if (bureaus.filter((other) => other.area === area).length > 1)
      yield [`“${area}”有不止一个单位`, `"${area}" has more than one bureau`]
  }
}

const codes = (items: readonly Coded[]): ReadonlySet<string> => new Set(items.map(({ code }) => code))
