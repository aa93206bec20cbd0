import { ordinal } from '#shared/report/filters/chineseNumeral.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'
import { seriesKey } from '#shared/series.ts'

/** `位列全市第一`, `并列全市第一` */
export const placeWords = (rank: number, tied: boolean, scope: string): string =>
  `${tied ? '并列' : '位列'}${scope}${ordinal(rank)}`

/** Whether somebody else has the same place: by the places that were published, or by what they are places of. */
export function isShared({ figures }: Printing, { indicator, known }: Picked): boolean {
  const { home, peers } = figures.catalogue.site
  const valueOf = (code: string, subject: string): number | null | undefined =>
    figures.history(seriesKey(code, subject)).find(({ period }) => period === known.period)?.value
  const { code, rankOf } = indicator
  const own = rankOf === null ? undefined : valueOf(rankOf, home)
  return peers.some((peer) => {
    if (peer === home) return false
    const place = valueOf(code, peer)
    if (typeof place === 'number') return place === known.value
    return rankOf !== null && typeof own === 'number' && valueOf(rankOf, peer) === own
  })
}
