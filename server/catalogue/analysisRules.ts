import { z } from 'zod'
import { isAccumulated, isSetAhead, type Indicator } from '#shared/indicator.ts'
import {
  BESIDE,
  type AnalysisRule,
  type AnalysisRules,
  type DomainAnalysis,
} from '#shared/report/analysis/analysisRules.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { CatalogueFiles, Filed } from '#server/catalogue/catalogueFiles.ts'
import { duplicates, type Parts } from '#server/catalogue/crossChecks.ts'

const FILE = 'analysis-rules.json'

const Code = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
const Weight = z.number().min(0).max(1000)
const Most = z.int().min(1).max(12)
const Codes = z.array(Code).min(1).max(40)
const Name = z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(80) })
const ruled = { of: Codes, weight: Weight, most: Most }
const whole = { total: Code, parts: Codes, weight: Weight, rest: Name.optional() }

const RuleEntry: z.ZodType<AnalysisRule> = z.discriminatedUnion('say', [
  z.strictObject({ ...ruled, say: z.literal('movement'), against: z.enum(['previous', 'last-year']) }),
  z.strictObject({ ...ruled, say: z.literal('beside'), with: z.array(z.enum(BESIDE)).min(1) }),
  z.strictObject({ ...ruled, say: z.literal('rank') }),
  z.strictObject({ ...ruled, say: z.literal('schedule') }),
  z.strictObject({ ...whole, say: z.literal('contributions') }),
  z.strictObject({ ...whole, say: z.literal('parts') }),
])
const DomainEntry: z.ZodType<DomainAnalysis> = z.strictObject({
  domain: Code,
  most: Most,
  rules: z.array(RuleEntry).min(1).max(20),
  awaited: z.array(Code).max(40),
})
const EmphasisEntry = z.object({
  emphasis: z.strictObject({ turn: Weight, worse: Weight, behind: Weight }),
})

/** The rules of the analyses, for {@link analysisFaults} to check against the rest of the catalogue. */
export interface FiledAnalysisRules {
  readonly emphasis: AnalysisRules['emphasis'] | undefined
  readonly domains: readonly Filed<DomainAnalysis>[]
}

export const readAnalysisRules = (files: CatalogueFiles): FiledAnalysisRules => ({
  emphasis: files.whole(FILE, EmphasisEntry)?.emphasis,
  domains: files.entries(FILE, 'domains', DomainEntry),
})

export const analysisRulesFrom = ({ emphasis, domains }: FiledAnalysisRules): AnalysisRules => ({
  emphasis: emphasis ?? { turn: 0, worse: 0, behind: 0 },
  domains: domains.map(({ entry }) => entry),
})

type Sentence = readonly [zh: string, en: string]

/** Faults in which domains have rules, and in what these want to say of which figures. */
export function* analysisFaults(
  { domains }: Pick<FiledAnalysisRules, 'domains'>,
  parts: Pick<Parts, 'domains' | 'indicators' | 'units'>,
): Generator<Fault> {
  const fault = (entry: string, [zh, en]: Sentence): Fault => ({ file: FILE, entry, zh, en })
  const known = new Map(parts.indicators.map(({ indicator }) => [indicator.code, indicator]))
  yield* duplicates(domains.map(({ file, entry }) => ({ file, entry: { code: entry.domain } })))
  for (const { code } of parts.domains)
    if (!domains.some(({ entry }) => entry.domain === code))
      yield fault(code, ['这个领域没有分析规则：至少写一条', 'the domain has no rules: write at least one'])
  for (const { entry } of domains) {
    if (!parts.domains.some(({ code }) => code === entry.domain))
      yield fault(entry.domain, ['没有这个领域', 'there is no such domain'])
    const named = new Set([...entry.rules.flatMap(codesOf), ...entry.awaited])
    for (const code of named)
      if (!known.has(code))
        yield fault(entry.domain, [`指标“${code}”不存在`, `indicator "${code}" does not exist`])
      else if (known.get(code)?.domain !== entry.domain)
        yield fault(entry.domain, [
          `指标“${code}”不属于这个领域`,
          `indicator "${code}" belongs to another domain`,
        ])
    for (const rule of entry.rules)
      for (const code of codesOf(rule)) {
        const indicator = known.get(code)
        const objection = indicator && objectionTo(rule, indicator, parts)
        if (objection)
          yield fault(entry.domain, [
            `规则“${rule.say}”不能用于“${code}”：${objection[0]}`,
            `the rule "${rule.say}" cannot say anything of "${code}": ${objection[1]}`,
          ])
      }
  }
}

const codesOf = (rule: AnalysisRule): readonly string[] =>
  'of' in rule ? rule.of : [rule.total, ...rule.parts]

/** Why a rule would say nothing of a figure, or what must not be said. */
function objectionTo(
  rule: AnalysisRule,
  indicator: Indicator,
  { indicators, units }: Pick<Parts, 'indicators' | 'units'>,
): Sentence | undefined {
  const { code, kind, unit, feed } = indicator
  const isRate = units.find((one) => one.code === unit)?.dimension === 'ratio'
  const isGrown = indicators.some((other) => other.indicator.growthOf === code)
  if (rule.say !== 'rank' && (kind === 'rank' || isSetAhead(indicator)))
    return ['它是位次或计划', 'it is a place or a plan']
  switch (rule.say) {
    case 'movement':
      if (kind !== 'growth-yoy' && !isRate && (feed === 'release' || isGrown))
        return ['公布的总量不得相减，请改用其增速', 'published amounts are not subtracted: name their growth']
      return rule.against === 'previous' && isAccumulated(indicator)
        ? [
            '累计数不与上期比，请写 last-year',
            'what adds up from January is not set against the period before',
          ]
        : undefined
    case 'beside':
      return isRate ? undefined : ['只比较增速和比率', 'only growths and rates are compared']
    case 'schedule':
      return indicators.some((other) => other.indicator.targetOf === code)
        ? undefined
        : ['它没有计划或目标', 'it has no plan or target']
    case 'parts':
      return unit === indicators.find((other) => other.indicator.code === rule.total)?.indicator.unit
        ? undefined
        : ['分项与总计单位不同', 'a part and its total have different units']
    case 'rank':
      return isSetAhead(indicator) ? ['它是计划', 'it is a plan'] : undefined
    case 'contributions':
      return undefined
  }
}
