import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { CardText } from '#client/tablet/cardText.ts'
import type { FactCard } from '#client/tablet/factCards.ts'
import { useFigureText } from '#client/tablet/useFigureText.ts'
import type { Indicator } from '#shared/indicator.ts'

/** Words for what is known of a history where nothing can be compared. */
export function useFactText(): (indicator: Indicator, card: FactCard) => CardText {
  const live = useLive()
  const { t, name, period } = useFormat()
  const figureText = useFigureText()

  return (indicator, card) => {
    switch (card.kind) {
      case 'known':
        return {
          title: t('tablet.card.known'),
          ...figureText(card.value, indicator),
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
}
