import { lastYearPeriod } from '#shared/indicator.ts'
import type { Emphasis } from '#shared/report/analysis/analysisRules.ts'
import { plain, reckoned, told, type Finding } from '#shared/report/analysis/clause.ts'
import { earlierPlace, placeOf, type FoundPlace } from '#shared/report/analysis/place.ts'
import { grownName, spanOf } from '#shared/report/analysis/seen.ts'
import { placeWords } from '#shared/report/filters/rankPlace.ts'
import type { Runs } from '#shared/report/document.ts'
import type { Printing } from '#shared/report/printing.ts'
import { subjectOf } from '#shared/series.ts'
import { peersWords, rankMoveWords } from '#shared/wording/rank.ts'

/** The place among the districts and how it moved: `固定资产投资增速位列全市第一，与1—4月相同`. */
export function rank(printing: Printing, code: string, emphasis: Emphasis): Finding | undefined {
  const now = placeOf(printing, code)
  if (!now) return undefined
  const before = earlierPlace(printing, now)
  const span = spanOf(printing, now.figure.indicator, now.figure.known.period)
  const tell = (): Runs => [
    plain(rankedName(printing, now)),
    told(printing, now.figure, placeSaid(printing, now)),
    ...(before ? moved(printing, now, before) : []),
  ]
  const weight = before && before.rank < now.rank ? emphasis.worse : 0
  return { weight, tell: () => ({ span, runs: tell() }) }
}

function rankedName(printing: Printing, { of }: FoundPlace): string {
  if (of.kind === 'rank') return of.zh.replace(/(?:全市|全省|全国)?位次$/, '')
  return of.kind === 'growth-yoy' ? `${grownName(printing, of)}增速` : of.zh
}

/** `位列全市第三`, `并列全市第一`, `在全市12个区县（市）和4个功能区中暂列第三（尚有1个未发布）`. */
function placeSaid(printing: Printing, { among, absent, rank: place, tied }: FoundPlace): string {
  if (among.length === 0) return placeWords(place, tied, '全市')
  for (const peer of among) printing.use(peer)
  const { subject } = printing.figures.catalogue
  const zones = among.filter(({ series }) => subject(subjectOf(series))?.scope === 'zone').length
  const whole = peersWords(among.length - zones, zones, { locale: 'zh-CN' })
  const stands = absent > 0 ? placeWords(place, tied, '').replace(/^位?/, '暂') : placeWords(place, tied, '')
  return `在${whole}中${stands}${absent > 0 ? `（尚有${absent}个未发布）` : ''}`
}

function moved(printing: Printing, now: FoundPlace, before: FoundPlace): Runs {
  for (const peer of before.among) printing.use(peer)
  const { indicator, known } = before.figure
  const than =
    known.period === lastYearPeriod(now.figure.known.period)
      ? '上年同期'
      : spanOf(printing, indicator, known.period)
  const gained = before.rank - now.rank
  return gained === 0
    ? [plain('，'), reckoned(printing, before.figure, `与${than}相同`)]
    : [plain(`，比${than}`), reckoned(printing, before.figure, rankMoveWords(gained, { locale: 'zh-CN' }))]
}
