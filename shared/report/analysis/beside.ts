import type { BesideRule, Beside } from '#shared/report/analysis/analysisRules.ts'
import { plain, reckoned, type Finding } from '#shared/report/analysis/clause.ts'
import { grownName, newest, seenAt, spanOf, tongueOf } from '#shared/report/analysis/seen.ts'
import type { Runs } from '#shared/report/document.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'
import { comparability, seriesTraits } from '#shared/comparability.ts'
import { decimalDifference } from '#shared/movement.ts'
import { subjectOf } from '#shared/series.ts'
import { besideHead, pointsWords, roundedFor } from '#shared/wording/index.ts'

const NAMES: Readonly<Record<Beside, string>> = { city: '全市', province: '全省', nation: '全国' }

/** A rate beside the same rate of city, province or nation: of the same period only, and only where they are alike. */
export function beside(printing: Printing, code: string, rule: BesideRule): Finding | undefined {
  const now = newest(printing, code)
  if (!now) return undefined
  const others = rule.with.flatMap((whose) => {
    const other = theirs(printing, now, whose)
    return other ? [{ other, name: NAMES[whose] }] : []
  })
  if (others.length === 0) return undefined
  const span = spanOf(printing, now.indicator, now.known.period)
  const tell = (): Runs => {
    printing.use(now)
    return [
      plain(`${grownName(printing, now.indicator)}增速`),
      ...others.flatMap(({ other, name }, i): Runs => [
        plain(i === 0 ? '' : '、'),
        ...distance(printing, now, other, name),
      ]),
    ]
  }
  return { weight: 0, tell: () => ({ span, runs: tell() }) }
}

function theirs(printing: Printing, { indicator, known, series }: Picked, whose: Beside): Picked | undefined {
  const { catalogue } = printing.figures
  const subject = catalogue.site[whose]
  const [own, other] = [subjectOf(series), subject].map((one) => seriesTraits(catalogue, indicator, one))
  if (!own || !other || !comparability(own, other, 'comparison').allowed) return undefined
  return seenAt(printing, indicator.code, known.period, subject)
}

function distance(printing: Printing, now: Picked, other: Picked, name: string): Runs {
  const tongue = tongueOf(printing, now.indicator)
  const delta = decimalDifference(now.known.value, other.known.value)
  if (roundedFor(delta, tongue) === 0) return [reckoned(printing, other, besideHead(delta, name, tongue))]
  return [plain(besideHead(delta, name, tongue)), reckoned(printing, other, pointsWords(delta, tongue))]
}
