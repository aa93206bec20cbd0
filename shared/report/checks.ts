import type { Indicator } from '#shared/indicator.ts'
import type { ReportRemark } from '#shared/report/document.ts'
import type { OpenPrinting } from '#shared/report/openPrinting.ts'
import { saidTwice } from '#shared/report/checks/saidTwice.ts'
import { partsDiffer } from '#shared/report/checks/partsDiffer.ts'
import { ratesDiffer } from '#shared/report/checks/ratesDiffer.ts'
import { dayWords } from '#shared/report/filters/spans.ts'
import { unmetTarget } from '#shared/report/targets.ts'

/** What a careful reader has to object to in what was printed. */
export function reportRemarks(printing: OpenPrinting): readonly ReportRemark[] {
  return [
    ...partsDiffer(printing),
    ...ratesDiffer(printing),
    ...saidTwice(printing),
    ...overdueTargets(printing),
    ...preliminary(printing),
  ]
}

const named = (indicators: readonly Indicator[], locale: 'zh' | 'en', between: string): string =>
  indicators.map((indicator) => indicator[locale]).join(between)

function preliminary({ used }: OpenPrinting): readonly ReportRemark[] {
  const figures = used.flatMap(({ known }, i) => (known.status === 'preliminary' ? [i] : []))
  if (figures.length === 0) return []
  const indicators = [...new Set(figures.flatMap((i) => used[i]?.indicator ?? []))]
  return [
    {
      code: 'preliminary',
      zh: `${named(indicators, 'zh', '、')}为初步数`,
      en: `Preliminary: ${named(indicators, 'en', ', ')}`,
      figures,
    },
  ]
}

function overdueTargets(printing: OpenPrinting): readonly ReportRemark[] {
  return printing.used.flatMap((picked, i) => {
    const unmet = unmetTarget(picked, printing)
    if (!unmet) return []
    const { zh, en } = unmet.target.indicator
    return [
      {
        code: 'overdue' as const,
        zh: `${zh}应于${dayWords(unmet.by)}前完成，尚未完成`,
        en: `${en}: was to be reached by ${unmet.by} and is not`,
        figures: [i],
      },
    ]
  })
}
