import type { AnalysisRule, Emphasis } from '#shared/report/analysis/analysisRules.ts'
import { beside } from '#shared/report/analysis/beside.ts'
import { sentences, type Finding } from '#shared/report/analysis/clause.ts'
import { contributions } from '#shared/report/analysis/contributions.ts'
import { movement } from '#shared/report/analysis/movement.ts'
import { overdue } from '#shared/report/analysis/overdue.ts'
import { parts } from '#shared/report/analysis/parts.ts'
import { rank } from '#shared/report/analysis/rank.ts'
import { schedule } from '#shared/report/analysis/schedule.ts'
import type { ReportBlock } from '#shared/report/document.ts'
import type { Printing } from '#shared/report/printing.ts'

/**
 * What the rules find to say of a domain, as a paragraph of the report: the sentences that weigh most, and what is
 * overdue by the calendar, named as such. None where nobody has published anything.
 */
export function analyse(domain: string, printing: Printing): readonly ReportBlock[] {
  const rules = printing.figures.catalogue.analysisRules
  const of = rules?.domains.find((one) => one.domain === domain)
  if (!rules || !of) return []
  const found = of.rules.flatMap((rule) => {
    const findings = weightiest(findingsOf(printing, rule, rules.emphasis), most(rule))
    const weight = rule.weight + Math.max(0, ...findings.map((one) => one.weight))
    return findings.length === 0 ? [] : [{ weight, findings }]
  })
  const runs = [
    ...sentences(weightiest(found, of.most).map(({ findings }) => findings.map(({ tell }) => tell()))),
    ...overdue(printing, of),
  ]
  return runs.length === 0 ? [] : [{ type: 'paragraph', runs }]
}

const most = (rule: AnalysisRule): number => ('most' in rule ? rule.most : 1)

/** Those that weigh most, in the order in which they were given; of equals the earlier ones. */
function weightiest<T extends { readonly weight: number }>(all: readonly T[], count: number): readonly T[] {
  const kept = new Set(all.toSorted((a, b) => b.weight - a.weight).slice(0, count))
  return all.filter((one) => kept.has(one))
}

function findingsOf(printing: Printing, rule: AnalysisRule, emphasis: Emphasis): readonly Finding[] {
  const each = (find: (code: string) => Finding | undefined): readonly Finding[] =>
    'of' in rule ? rule.of.flatMap((code) => find(code) ?? []) : []
  const one = (found: Finding | undefined): readonly Finding[] => (found ? [found] : [])
  switch (rule.say) {
    case 'movement':
      return each((code) => movement(printing, code, rule.against, emphasis))
    case 'beside':
      return each((code) => beside(printing, code, rule))
    case 'rank':
      return each((code) => rank(printing, code, emphasis))
    case 'schedule':
      return each((code) => schedule(printing, code, emphasis))
    case 'contributions':
      return one(contributions(printing, rule))
    case 'parts':
      return one(parts(printing, rule))
  }
}
