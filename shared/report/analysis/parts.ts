import { decimalDifference } from '#shared/movement.ts'
import { amountWords } from '#shared/report/analysis/amountWords.ts'
import type { PartsRule } from '#shared/report/analysis/analysisRules.ts'
import { plain, reckoned, told, type Finding } from '#shared/report/analysis/clause.ts'
import { named } from '#shared/report/analysis/movement.ts'
import { newest, seenAt, spanOf } from '#shared/report/analysis/seen.ts'
import type { Runs } from '#shared/report/document.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'
import { round } from '#shared/rounding.ts'

/**
 * What a total is made of: `新入库“四上”单位数为13家，其中新入库建筑业企业6家、新入库房地产企业7家`. Only where every part is
 * known for the same period and the printed parts make the printed total, or leave what the rule has a name for.
 */
export function parts(printing: Printing, rule: PartsRule): Finding | undefined {
  const total = newest(printing, rule.total)
  const found = total && rule.parts.map((code) => seenAt(printing, code, total.known.period))
  if (!total || !found) return undefined
  const known = found.filter((part) => part !== undefined)
  if (known.length < found.length || known.some((part) => part.indicator.unit !== total.indicator.unit))
    return undefined
  const left = known.reduce(
    (sum, part) => decimalDifference(sum, shown(printing, part)),
    shown(printing, total),
  )
  if (left < 0 || (left > 0 && !rule.rest)) return undefined
  const span = spanOf(printing, total.indicator, total.known.period)
  const tell = (): Runs => [
    plain(named(total.indicator)),
    told(printing, total, amountWords(printing, total.indicator, total.known.value)),
    plain('，其中'),
    ...known
      .toSorted((a, b) => b.known.value - a.known.value)
      .flatMap((part, i): Runs => [
        plain(`${i === 0 ? '' : '、'}${part.indicator.zh.replace(/数$/, '')}`),
        told(printing, part, amountWords(printing, part.indicator, part.known.value)),
      ]),
    ...(left > 0 && rule.rest
      ? [plain(`，${rule.rest.zh}`), reckoned(printing, total, amountWords(printing, total.indicator, left))]
      : []),
  ]
  return { weight: 0, tell: () => ({ span, runs: tell() }) }
}

const shown = ({ figures }: Printing, { indicator, known }: Picked): number =>
  round(known.value, indicator.decimals, figures.catalogue.site.conventions.rounding)
