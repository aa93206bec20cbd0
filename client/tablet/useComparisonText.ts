import { formatNumber } from '#client/format/number.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { CardText } from '#client/tablet/cardText.ts'
import type { ComparisonCard } from '#client/tablet/comparisonCards.ts'
import { useFigureText } from '#client/tablet/useFigureText.ts'
import type { Indicator } from '#shared/indicator.ts'

const SHARE_DECIMALS = 1

const side = (delta: number, words: readonly [above: string, below: string, level: string]): string =>
  words[delta > 0 ? 0 : delta < 0 ? 1 : 2]
const size = (delta: number, { decimals }: Indicator): string => formatNumber(Math.abs(delta), { decimals })
const share = (percent: number): string => formatNumber(percent, { decimals: SHARE_DECIMALS })

/** Words for what a figure is compared with. A difference of two rates is in percentage points, never in percent. */
export function useComparisonText(): (indicator: Indicator, card: ComparisonCard) => CardText {
  const live = useLive()
  const { t, name, unit, figure, period, subjectName } = useFormat()
  const figureText = useFigureText()

  const differenceUnit = (indicator: Indicator): string => {
    if (indicator.unit === 'percent') return t('movement.points', { n: '' }).trim()
    return indicator.unit === 'index' ? t('movement.index', { n: '' }, 2).trim() : unit(indicator)
  }
  const points = (gap: number): string => t('movement.points', { n: share(Math.abs(gap)) }, Math.abs(gap))

  return (indicator, card) => {
    switch (card.kind) {
      case 'rank': {
        const { place, tied, provisional, count } = card.place
        const absent = live.catalogue.site.peers.length - count
        const before =
          card.before === undefined
            ? t('tablet.card.rankFirst')
            : t('tablet.card.rankBefore', { place: card.before })
        return {
          title: t(provisional ? 'tablet.card.rankProvisional' : 'tablet.card.rank'),
          value: t('tablet.card.place', { place }),
          unit: t('tablet.card.among', { count }) + (tied ? ` ${t('tablet.card.tied')}` : ''),
          note: absent > 0 ? `${before} · ${t('tablet.card.absent', { count: absent })}` : before,
        }
      }
      case 'difference': {
        const subject = subjectName(card.subject)
        return {
          title: t(`tablet.card.${side(card.delta, ['above', 'below', 'level'])}`, { subject }),
          value: size(card.delta, indicator),
          unit: differenceUnit(indicator),
          note: `${subject} ${figure(card.value, indicator)}`,
          tone: card.tone,
        }
      }
      case 'share': {
        const subject = subjectName(card.subject)
        return {
          title: t('tablet.card.share', { subject }),
          value: share(card.share),
          unit: '%',
          note: `${subject} ${figure(card.value, indicator)}`,
        }
      }
      case 'plan': {
        const { completion, gap } = card.progress
        const schedule = side(gap, ['ahead', 'behind', 'onTime'])
        const target = t('tablet.card.target', { value: figure(card.target, indicator) })
        return {
          title: t('tablet.card.plan'),
          value: share(completion),
          unit: '%',
          note: `${t(`tablet.card.${schedule}`, { gap: points(gap) })} · ${target}`,
          light: card.light,
        }
      }
      case 'goal':
        return {
          title: t(`tablet.card.${side(card.delta, ['goalAbove', 'goalBelow', 'goalMet'])}`),
          value: size(card.delta, indicator),
          unit: differenceUnit(indicator),
          note: t('tablet.card.target', { value: figure(card.target, indicator) }),
          tone: card.tone,
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
