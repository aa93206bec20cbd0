import { computed, type ComputedRef } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { useArchive } from '#client/tablet/archive.ts'
import { mergeHistory } from '#client/tablet/history.ts'
import { useKept } from '#client/tablet/useKept.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { stepPeriod, type Indicator } from '#shared/indicator.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import { rankPeers, type Ranking } from '#shared/ranking.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

interface PeerRanking {
  /** Undefined where an indicator is not published for the peers at all. */
  readonly ranking: ComputedRef<Ranking | undefined>
  /** That of the period before. */
  readonly earlier: ComputedRef<Ranking | undefined>
  /** False while the peers' older figures are still asked for. */
  readonly complete: ComputedRef<boolean>
}

/** The peers of a period; those of periods older than the board's window are asked for over HTTP. */
export function usePeerRanking(indicator: () => Indicator, period: () => Period | undefined): PeerRanking {
  const live = useLive()
  const archive = useArchive()
  const peers = computed(() => live.catalogue.site.peers)
  const published = computed(() =>
    peers.value.map((peer) => seriesKey(indicator().code, peer)).filter((key) => live.board.series[key]),
  )
  const isOlder = (key: SeriesKey, than: Period): boolean => {
    const first = live.board.series[key]?.[0]
    return first !== undefined && comparePeriods(than, first.period) < 0
  }
  const before = (): Period | undefined => {
    const at = period()
    return at && stepPeriod(live.catalogue.rule(indicator().rule), at, -1)
  }
  const wanted = computed(() => {
    const at = before()
    return at !== undefined && published.value.some((key) => isOlder(key, at)) ? published.value : []
  })
  const kept = useKept(
    () => archive.observations,
    () => wanted.value,
  )
  /** Where the window of the board is not enough, the peers' whole histories stand in for it. */
  const source = computed<Board>(() => {
    if (wanted.value.length === 0) return live.board
    const series = wanted.value.map(
      (key) => [key, mergeHistory(kept.of(key), live.board.series[key] ?? [])] as const,
    )
    return { ...emptyBoard(live.board.epoch), series: Object.fromEntries(series) }
  })
  const rankingAt = (at: Period | undefined): Ranking | undefined =>
    at === undefined || published.value.length < 2
      ? undefined
      : rankPeers(source.value, live.catalogue, indicator(), at)
  const ranking = computed(() => rankingAt(period()))
  const earlier = computed(() => rankingAt(before()))
  return { ranking, earlier, complete: kept.complete }
}
