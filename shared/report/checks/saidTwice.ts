import { isSetAhead } from '#shared/indicator.ts'
import type { ReportRemark } from '#shared/report/document.ts'
import { plainNumber } from '#shared/report/filters/plainNumber.ts'
import type { OpenPrinting } from '#shared/report/openPrinting.ts'
import type { Picked } from '#shared/report/printing.ts'
import { areComparable, convert } from '#shared/unit.ts'

/** One number of which the text says two values: how many projects there are and are to be, two plans of one thing. */
export function saidTwice(printing: OpenPrinting): readonly ReportRemark[] {
  const { used } = printing
  return used.flatMap((later, j) =>
    used.slice(0, j).flatMap((earlier, i): readonly ReportRemark[] => {
      if (!isOneNumber(earlier, later) || !differ(earlier, later, printing)) return []
      const [a, b] = [earlier, later].map((one) => worded(one, printing))
      if (!a || !b) return []
      return [
        {
          code: 'differs',
          zh: `${a.zh}，${b.zh}：前后不一，须有说明`,
          en: `${a.en}, ${b.en}: the two differ and need a word of explanation`,
          figures: [i, j],
        },
      ]
    }),
  )
}

/** A list's length and the length that it is to keep; two targets of one figure for one term. */
function isOneNumber(a: Picked, b: Picked): boolean {
  if (isSetAhead(a.indicator) && isSetAhead(b.indicator))
    return (
      a.indicator.targetOf !== null &&
      a.indicator.targetOf === b.indicator.targetOf &&
      a.known.period === b.known.period
    )
  const [target, level] = isSetAhead(a.indicator) ? [a, b] : [b, a]
  return (
    target.indicator.targetOf === level.indicator.code &&
    level.indicator.kind === 'level' &&
    level.indicator.unit.startsWith('count-')
  )
}

function differ(a: Picked, b: Picked, { figures: { catalogue } }: OpenPrinting): boolean {
  const [from, to] = [catalogue.unit(b.indicator.unit), catalogue.unit(a.indicator.unit)]
  return areComparable(from, to) && convert(b.known.value, from, to) !== a.known.value
}

function worded({ indicator, known }: Picked, { figures: { catalogue } }: OpenPrinting) {
  const number = plainNumber(known.value, indicator.decimals, catalogue.site.conventions.rounding)
  const unit = catalogue.unit(indicator.unit)
  return { zh: `${indicator.zh}${number}${unit.zh}`, en: `${indicator.en} ${number} ${unit.en}` }
}
