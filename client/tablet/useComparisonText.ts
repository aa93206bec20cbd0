import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { CardText } from '#client/tablet/cardText.ts'
import type { ComparisonCard } from '#client/tablet/comparisonCards.ts'
import { useFigureText } from '#client/tablet/useFigureText.ts'
import type { Indicator } from '#shared/indicator.ts'
import {
  besideHead,
  nextPlaceWords,
  placeWords,
  pointsUnit,
  pointsWords,
  rankMoveOnWords,
  scheduleWords,
  sizeOf,
  tiedWords,
} from '#shared/wording/index.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Words for what a figure is compared with. A difference of two rates is in percentage points, never in percent. */
export function useComparisonText(): (indicator: Indicator, card: ComparisonCard) => CardText {
  const live = useLive()
  const { t, name, unit, figure, size, period, subjectName, tongue, brief } = useFormat()
  const figureText = useFigureText()

  const differenceUnit = (delta: number, indicator: Indicator): string => {
    if (indicator.unit === 'percent') return pointsUnit(delta, brief(indicator.decimals))
    return indicator.unit === 'index' ? t('figure.index', { n: '' }, 2).trim() : unit(indicator)
  }
  /** A distance with its unit: `0.3个百分点`, `1.2 亿元`. */
  const difference = (distance: number, indicator: Indicator): string =>
    indicator.unit === 'percent'
      ? pointsWords(distance, brief(indicator.decimals))
      : size(distance, indicator)
  /** `高于郑州市` above `5.1 个百分点`. */
  const beside = (delta: number, what: string, indicator: Indicator): Omit<CardText, 'note'> => ({
    title: capital(besideHead(delta, what, tongue(indicator.decimals))),
    value: sizeOf(delta, tongue(indicator.decimals)),
    unit: differenceUnit(delta, indicator),
  })

  return (indicator, card) => {
    switch (card.kind) {
      case 'rank': {
        const { rank, tied, provisional, count, before, ahead } = card.place
        const absent = live.catalogue.site.peers.length - count
        const moved =
          before === undefined
            ? t('tablet.card.rankFirst')
            : capital(rankMoveOnWords(before.rank - rank, 'previous', tongue()))
        const next = ahead && nextPlaceWords(difference(ahead.distance, indicator), tongue())
        const missing = absent > 0 ? t('tablet.card.absent', { count: absent }) : undefined
        return {
          title: t(provisional ? 'tablet.card.rankProvisional' : 'tablet.card.rank'),
          value: placeWords(rank, tongue()),
          unit: t('tablet.card.among', { count }) + (tied ? ` ${tiedWords(tongue())}` : ''),
          note: [moved, next && capital(next), missing].filter((text) => text).join(' · '),
        }
      }
      case 'difference': {
        const subject = subjectName(card.subject)
        return {
          ...beside(card.delta, subject, indicator),
          note: `${subject} ${figure(card.value, indicator)}`,
          tone: card.tone,
          judged: card.judgement && { judgement: card.judgement, of: name(indicator) },
        }
      }
      case 'share': {
        const subject = subjectName(card.subject)
        return {
          title: t('tablet.card.share', { subject }),
          value: sizeOf(card.share, tongue()),
          unit: '%',
          note: `${subject} ${figure(card.value, indicator)}`,
        }
      }
      case 'plan': {
        const { completion, gap, curve } = card.progress
        const schedule =
          gap === undefined ? t('tablet.card.noSchedule') : capital(scheduleWords(gap, brief()))
        const target = t('tablet.card.target', { value: figure(card.target, indicator) })
        return {
          title: t('tablet.card.plan'),
          value: sizeOf(completion, tongue()),
          unit: '%',
          note: `${t('tablet.card.byCurve', { schedule, curve: name(curve) })} · ${target}`,
          judged: card.judgement && { judgement: card.judgement, of: name(indicator) },
        }
      }
      case 'goal':
        return {
          ...beside(card.delta, t('tablet.card.goal'), indicator),
          note: t('tablet.card.target', { value: figure(card.target, indicator) }),
          tone: card.tone,
          judged: card.judgement && { judgement: card.judgement, of: name(indicator) },
        }
      case 'linked':
        return {
          title: name(card.indicator),
          ...figureText(card.value, card.indicator),
          note: period(card.indicator, card.period),
        }
      case 'earlier':
        return {
          title: t(`tablet.card.earlier.${card.against}`),
          ...figureText(card.value, indicator),
          note: period(indicator, card.period),
        }
    }
  }
}
