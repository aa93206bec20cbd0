import { z } from 'zod'
import { isScheduledKind } from '#shared/annualPlan.ts'
import { KindEntry } from '#shared/catalogue/indicatorEntry.ts'
import type { IndicatorKind } from '#shared/indicator.ts'
import type { Bound, LightRule, LightRules, Measure } from '#shared/light/lightRule.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { CatalogueFiles, Filed } from '#server/catalogue/catalogueFiles.ts'
import { duplicates, type Parts } from '#server/catalogue/crossChecks.ts'

const FILE = 'light-rules.json'

const Code = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
const Text = z.string().min(1).max(200)
const FieldName = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
const BoundEntry: z.ZodType<Bound> = z.union([
  z.strictObject({ from: z.number().min(0) }),
  z.strictObject({ beyond: z.number().min(0) }),
])
const Head = {
  code: Code,
  zh: Text,
  en: Text,
  source: Text.nullable(),
  warns: z.boolean(),
  yellow: BoundEntry.nullable(),
  red: BoundEntry.nullable(),
}
const fields = z.strictObject({
  from: FieldName,
  done: FieldName,
  excuse: FieldName,
  absent: z.enum(['open', 'unknown']),
})

const LightRuleEntry: z.ZodType<LightRule> = z.discriminatedUnion('measure', [
  z.strictObject({ ...Head, measure: z.literal('behind-schedule') }),
  z.strictObject({ ...Head, measure: z.literal('threshold'), threshold: z.number() }),
  z.strictObject({
    ...Head,
    measure: z.literal('reference'),
    reference: z.enum(['target', 'city', 'province', 'nation']),
  }),
  z.strictObject({ ...Head, measure: z.literal('planned-month'), fields }),
  z.strictObject({ ...Head, measure: z.literal('months-after'), fields }),
  z.strictObject({ ...Head, measure: z.literal('overdue') }),
  z.strictObject({
    ...Head,
    measure: z.literal('score'),
    bands: z
      .array(z.strictObject({ upTo: z.number().positive().nullable(), perPoint: z.number() }))
      .min(1)
      .refine(coverAll, { error: 'must rise, and the last one alone must be open (upTo: null)' }),
  }),
])

/** A kind of indicator; the headlines and the projects have rules of their own. */
const For = z.enum([...KindEntry.options, 'headline', 'project'])
const RuleCodes = z.array(Code)
const DefaultEntry = z.strictObject({ of: For, rules: RuleCodes })
const OverrideEntry = z.strictObject({ of: Code, rules: RuleCodes })

function coverAll(bands: readonly { readonly upTo: number | null }[]): boolean {
  const last = bands.length - 1
  return bands.every(({ upTo }, i) =>
    i === last ? upTo === null : upTo !== null && upTo > (bands[i - 1]?.upTo ?? 0),
  )
}

/** The light rules of the catalogue, for {@link lightRuleFaults} to check against the rest of it. */
export interface FiledLightRules {
  readonly rules: readonly Filed<LightRule>[]
  readonly defaults: readonly Filed<LightRules['defaults'][number]>[]
  readonly overrides: readonly Filed<LightRules['overrides'][number]>[]
}

export const readLightRules = (files: CatalogueFiles): FiledLightRules => ({
  rules: files.entries(FILE, 'rules', LightRuleEntry),
  defaults: files.entries(FILE, 'defaults', DefaultEntry),
  overrides: files.entries(FILE, 'overrides', OverrideEntry),
})

export const lightRulesFrom = ({ rules, defaults, overrides }: FiledLightRules): LightRules => ({
  rules: rules.map(({ entry }) => entry),
  defaults: defaults.map(({ entry }) => entry),
  overrides: overrides.map(({ entry }) => entry),
})

/** Which measures make sense of what: a calendar knows no value, a record no city, a stock no schedule. */
const SCHEDULED: readonly Measure[] = ['behind-schedule', 'score']
const OF_RECORDS: readonly Measure[] = [...SCHEDULED, 'planned-month', 'months-after']
const OF_FIGURES: readonly Measure[] = ['threshold', 'reference']
const OF_CALENDARS: readonly Measure[] = ['overdue']

const measuresOfKind = (kind: IndicatorKind): readonly Measure[] =>
  isScheduledKind(kind) ? [...SCHEDULED, ...OF_FIGURES] : OF_FIGURES

const edge = (bound: Bound): number => ('from' in bound ? bound.from : bound.beyond)

/** Faults in the rules themselves, in who uses them, and in what they are used for. */
export function* lightRuleFaults(
  { rules, defaults, overrides }: FiledLightRules,
  indicators: Parts['indicators'],
): Generator<Fault> {
  const fault = (entry: string, zh: string, en: string): Fault => ({ file: FILE, entry, zh, en })
  const known = new Map(rules.map(({ entry }) => [entry.code, entry]))
  const codes = indicators.map(({ indicator }) => indicator.code)
  const kinds = new Map(indicators.map(({ indicator }) => [indicator.code, indicator.kind]))
  const isKind = (of: string): of is IndicatorKind => [...kinds.values()].some((kind) => kind === of)
  /** A list may hold figures of every kind; a rule passes over those that it makes no sense of. */
  const fittingFor = (of: string): readonly Measure[] => {
    if (/^project(\.|$)/.test(of)) return OF_RECORDS
    if (of === 'headline') return OF_CALENDARS
    const kind = isKind(of) ? of : kinds.get(of)
    return kind ? measuresOfKind(kind) : [...SCHEDULED, ...OF_FIGURES]
  }
  const named = (list: FiledLightRules['defaults'] | FiledLightRules['overrides']) =>
    list.map(({ file, entry }) => ({ file, entry: { code: entry.of } }))

  yield* duplicates(rules)
  yield* duplicates(named(defaults))
  yield* duplicates(named(overrides))
  for (const { entry } of rules)
    if (entry.yellow && entry.red && edge(entry.red) <= edge(entry.yellow))
      yield fault(entry.code, '红灯界限须高于黄灯界限', 'red must begin beyond yellow')
  for (const { entry } of overrides)
    if (!codes.some((code) => code === entry.of || code.startsWith(`${entry.of}.`)))
      yield fault(entry.of, '没有这个指标或清单', 'there is no such indicator or list')
  for (const { entry } of [...defaults, ...overrides]) {
    const fitting = fittingFor(entry.of)
    for (const code of entry.rules) {
      const rule = known.get(code)
      if (!rule) yield fault(entry.of, `规则“${code}”不存在`, `rule "${code}" does not exist`)
      else if (!fitting.includes(rule.measure))
        yield fault(
          entry.of,
          `规则“${code}”不能用于此处`,
          `the rule "${code}" (${rule.measure}) cannot be applied here`,
        )
    }
  }
}
