import { formatNumber } from '#client/format/number.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { ComparisonCard } from '#client/tablet/comparisonCards.ts'
import type { FactCard } from '#client/tablet/factCards.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Light } from '#shared/light.ts'
import type { Movement } from '#shared/movement.ts'

/** A card in the reader's language. */
export interface CardText {
  readonly title: string
  readonly value: string
  readonly unit: string
  readonly note: string
  readonly tone?: Movement['tone']
  readonly light?: Light
  readonly demo: boolean
}

const SHARE_DECIMALS = 1

/** Words for the cards of an indicator. A difference of two rates is in percentage points, never in percent. */
export function useCardText(): (indicator: Indicator, card: ComparisonCard | FactCard) => CardText {
  const live = useLive()
  const { t, name, number, unit, figure, period, subjectName } = useFormat()

  const differenceUnit = (indicator: Indicator): string => {
    if (indicator.unit === 'percent') return t('movement.points', { n: '' }).trim()
    if (indicator.unit === 'index') return t('movement.index', { n: '' }, 2).trim()
    return indicator.unit === 'rank' ? t('movement.places', { n: '' }, 2).trim() : unit(indicator)
  }
  const size = (delta: number, { decimals }: Indicator): string => formatNumber(Math.abs(delta), { decimals })
  const points = (gap: number): string => {
    const n = Math.abs(gap)
    return t('movement.points', { n: formatNumber(n, { decimals: SHARE_DECIMALS }) }, n)
  }
  const plain = (value: number, indicator: Indicator): Pick<CardText, 'value' | 'unit'> =>
    indicator.unit === 'rank'
      ? { value: t('figure.place', { place: value }), unit: '' }
      : { value: number(value, indicator), unit: unit(indicator) }
  const side = (delta: number, words: readonly [above: string, below: string, level: string]): string =>
    words[delta > 0 ? 0 : delta < 0 ? 1 : 2]

  const words = (indicator: Indicator, card: ComparisonCard | FactCard): Omit<CardText, 'demo'> => {
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
        const titles = ['above', 'below', 'level'].map((word) => t(`tablet.card.${word}`, { subject }))
        return {
          title: side(card.delta, [titles[0] ?? '', titles[1] ?? '', titles[2] ?? '']),
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
          value: formatNumber(card.share, { decimals: SHARE_DECIMALS }),
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
          value: formatNumber(completion, { decimals: SHARE_DECIMALS }),
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
          ...plain(card.value, card.indicator),
          note: period(card.indicator, card.period),
        }
      case 'earlier':
        return {
          title: t(`tablet.card.earlier.${card.against}`),
          ...plain(card.value, indicator),
          note: period(indicator, card.period),
        }
      case 'known':
        return {
          title: t('tablet.card.known'),
          ...plain(card.value, indicator),
          note: period(indicator, card.period),
        }
      case 'span':
        return {
          title: t('tablet.card.span'),
          value: String(card.count),
          unit: t('tablet.card.periods'),
          note: t('tablet.card.since', { period: period(indicator, card.first) }),
        }
      case 'versions':
        return {
          title: t('tablet.card.versions'),
          value: String(card.count),
          unit: t('tablet.card.version'),
          note:
            card.count > 1
              ? t('tablet.card.revisedTimes', { count: card.count - 1 }, card.count - 1)
              : t('tablet.card.unrevised'),
        }
      case 'filing': {
        const [desk, owner] = [
          live.catalogue.owner(live.catalogue.filedBy(indicator)),
          live.catalogue.owner(indicator.owner),
        ]
        return {
          title: t('tablet.card.filedBy'),
          value: desk ? name(desk) : '',
          unit: '',
          note: owner ? t('tablet.card.source', { owner: name(owner) }) : '',
        }
      }
    }
  }
  return (indicator, card) => ({ ...words(indicator, card), demo: card.demo })
}
