import { newestReleased, overduePeriod } from '#shared/releaseCalendar.ts'
import { comparePeriods, monthOf, periodLabel } from '#shared/period.ts'
import type { MissingFigure, UsedFigure } from '#shared/report/document.ts'
import type { OpenPrinting } from '#shared/report/openPrinting.ts'
import { dayWords } from '#shared/report/filters/spans.ts'
import { indicatorOf } from '#shared/series.ts'
import { missingWords } from '#shared/wording/missing.ts'
import { overdueSentence } from '#shared/wording/finding.ts'
import type { Tongue } from '#shared/wording/tongue.ts'

export const LATE_WORDS = ['report.sources', 'report.revisions', 'report.missing', 'report.overdue'] as const
export type LateWord = (typeof LATE_WORDS)[number]
export const isLateWord = (code: string): code is LateWord => (LATE_WORDS as readonly string[]).includes(code)

const ZH: Tongue = { locale: 'zh-CN' }
const NONE = '无'
const listed = (parts: readonly string[], between: string): string => parts.join(between) || NONE

/** What a word comes to that speaks of the whole report. */
export function lateWord(word: LateWord, printing: OpenPrinting, figures: readonly UsedFigure[]): string {
  switch (word) {
    case 'report.sources':
      return sources(printing, figures)
    case 'report.revisions':
      return listed(figures.filter(isRevised).map(revised), '；')
    case 'report.missing':
      return listed(printing.missing.map(missed), '、')
    case 'report.overdue':
      return overdue(printing)
  }
}

/** Who filed or published it, with the periods, in the order of the report. */
function sources({ figures: { catalogue } }: OpenPrinting, figures: readonly UsedFigure[]): string {
  const byOwner = new Map<string, UsedFigure[]>()
  for (const used of figures) {
    const owner = catalogue.indicator(indicatorOf(used.series))?.owner ?? ''
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), used])
  }
  return listed(
    [...byOwner].map(([owner, used]) => `${catalogue.owner(owner)?.zh ?? owner}（${periodsOf(used)}）`),
    '；',
  )
}

/** Pictures bring two years of months along: beyond some periods it is said from when to when they go. */
const MOST_PERIODS = 3

function periodsOf(figures: readonly UsedFigure[]): string {
  const labels = new Set(figures.map(({ periodLabel: label }) => label))
  if (labels.size <= MOST_PERIODS) return [...labels].join('、')
  const months = figures.map(({ period }) => monthOf(period)).toSorted(comparePeriods)
  return (
    [...new Set([months.at(0), months.at(-1)])].map((month) => month && periodLabel(month)).join('至') +
    '各期'
  )
}

/** That a figure became final with the value that it had is no revision. */
const isRevised = ({ status }: UsedFigure): boolean => status === 'revised'
const revised = ({ name, periodLabel: label, vintage }: UsedFigure): string =>
  `${name}（${label}）${vintage > 1 ? `为第${vintage}次发布的数` : '为修订数'}`

function missed({ name, why }: MissingFigure): string {
  if (why === 'unpublished') return `${name}（未发布）`
  return why === 'stale' ? `${name}（本年尚无）` : `${name}（${missingWords(why, ZH)}）`
}

/** What was due by the cutoff and is not there, of what is published regularly: what came once is awaited by nobody. */
function overdue({ figures: { catalogue }, past, terms }: OpenPrinting): string {
  const sentences = catalogue.indicators.flatMap((indicator) => {
    const rule = catalogue.rule(indicator.rule)
    const released = past(indicator.code).map(({ period, missing }) => ({
      period,
      ...(missing && { missing }),
    }))
    const last = released.length > 1 ? newestReleased(released) : undefined
    const found = last && overduePeriod(rule, last, terms.cutoff, catalogue.workingDays)
    if (!found) return []
    const period = periodLabel(found.period, { basis: indicator.basis, janFebCombined: !rule.january })
    return [overdueSentence(indicator.zh, period, dayWords(found.due), ZH)]
  })
  return listed(sentences, '；')
}
