import { computed, type ComputedRef } from 'vue'
import { useStoryText } from '#client/components/provenance/useStoryText.ts'
import type { FigureTarget } from '#client/components/provenance/figureRef.ts'
import { reckon, type Published, type Reckoned } from '#client/components/provenance/reckon.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { Provenance } from '#shared/contract/provenance.ts'
import { pointsWords, rankWords } from '#shared/wording/index.ts'
import { formatNumber } from '#shared/wording/numeral.ts'

const RATES = new Set(['percent', 'pct-point'])

export interface StoryFigure {
  readonly reckoned: Reckoned | undefined
  readonly figure: string
  /** What the figure is, where it is not the series' own value. */
  readonly kind: string
}

const published = (known: Provenance | undefined): Published | undefined =>
  known?.period && known.status !== null
    ? { period: known.period, value: known.value, ...(known.missing && { missing: known.missing }) }
    : undefined

/** The number that the drawer is about, in words: the published value, or what the page worked out from it. */
export function useStoryFigure(
  target: () => FigureTarget,
  provenance: () => Provenance | undefined,
  /** Of the figure that it is set against. */
  other: () => Provenance | undefined,
): ComputedRef<StoryFigure> {
  const live = useLive()
  const { t, said, indicatorFor } = useStoryText()
  const { size, tongue } = useFormat()

  const reckoned = computed(() => {
    const { reckoning, ...of } = target()
    const told = { own: published(provenance()), other: published(other()) }
    return reckoning && reckon(live.board, live.catalogue, of, reckoning, told)
  })
  const worded = (of: Reckoned): string => {
    const indicator = indicatorFor(target().series)
    if (!indicator) return t('figure.none')
    if (of.by === 'place') {
      const home = of.ranking.peers.find(({ subject }) => subject === of.home)
      return home
        ? rankWords({ ...home, provisional: of.ranking.absent.length > 0 }, tongue())
        : t('figure.none')
    }
    if (of.result === undefined) return t('figure.none')
    if (of.by === 'share') return `${formatNumber(of.result, { ...tongue(), decimals: 1 })}%`
    const sign = of.result > 0 ? '+' : of.result < 0 ? '−' : ''
    return (
      sign +
      (RATES.has(indicator.unit)
        ? pointsWords(of.result, tongue(indicator.decimals))
        : size(of.result, indicator))
    )
  }
  const figure = computed(() => {
    if (reckoned.value) return worded(reckoned.value)
    const known = provenance()
    if (!known) return t('figure.none')
    return known.status === null ? t('story.unpublished') : said(known.series, known)
  })
  const kind = computed(() => {
    const { reckoning } = target()
    if (!reckoning) return ''
    const isPlan = 'against' in reckoning && indicatorFor(reckoning.against.series)?.basis === 'plan'
    return t(`story.kind.${isPlan ? `${reckoning.by}-plan` : reckoning.by}`)
  })
  return computed(() => ({ reckoned: reckoned.value, figure: figure.value, kind: kind.value }))
}
