import { partsCheck } from '#shared/partsCheck.ts'
import type { ReportRemark } from '#shared/report/document.ts'
import type { OpenPrinting } from '#shared/report/openPrinting.ts'
import type { Picked } from '#shared/report/printing.ts'
import { seriesKey, subjectOf } from '#shared/series.ts'
import { partsDifferNote } from '#shared/wording/parts.ts'
import { plainNumber } from '#shared/report/filters/plainNumber.ts'
import { convert } from '#shared/unit.ts'

/** Totals whose parts make another sum, or one of whose parts is larger than they are. */
export function partsDiffer(printing: OpenPrinting): readonly ReportRemark[] {
  const { used } = printing
  return used.flatMap((total, i) => {
    const parts = used.flatMap((part, at) => (isPartOf(part, total) ? [{ part, at }] : []))
    if (parts.length === 0) return []
    const figures = [i, ...parts.map(({ at }) => at)]
    const sum = sumRemark(total, printing)
    if (sum) return [{ ...sum, figures }]
    const larger = parts.find(({ part }) => isLarger(part, total, printing))?.part
    if (!larger) return []
    const { zh, en } = larger.indicator
    return [
      {
        code: 'parts' as const,
        zh: `${zh}大于${total.indicator.zh}`,
        en: `${en} is larger than ${total.indicator.en}`,
        figures,
      },
    ]
  })
}

const isPartOf = (part: Picked, total: Picked): boolean =>
  part.indicator.partOf === total.indicator.code &&
  part.known.period === total.known.period &&
  subjectOf(part.series) === subjectOf(total.series)

function isLarger(part: Picked, total: Picked, { figures: { catalogue } }: OpenPrinting): boolean {
  const [from, to] = [catalogue.unit(part.indicator.unit), catalogue.unit(total.indicator.unit)]
  return convert(part.known.value, from, to) > total.known.value
}

function sumRemark(
  { indicator, series, known }: Picked,
  { figures }: OpenPrinting,
): Omit<ReportRemark, 'figures'> | undefined {
  const { rounding } = figures.catalogue.site.conventions
  const valueOf = (code: string) =>
    figures.history(seriesKey(code, subjectOf(series))).find(({ period }) => period === known.period)?.value
  const check = partsCheck(figures.catalogue, indicator, valueOf, rounding)
  if (check?.total.code !== indicator.code || check.kind !== 'differs') return undefined
  const size = plainNumber(Math.abs(check.difference), indicator.decimals, rounding)
  const unit = figures.catalogue.unit(indicator.unit)
  return {
    code: 'parts',
    zh: `${indicator.zh}：${partsDifferNote(size + unit.zh, { locale: 'zh-CN' })}`,
    en: `${indicator.en}: ${partsDifferNote(`${size} ${unit.en}`, { locale: 'en' })}`,
  }
}
