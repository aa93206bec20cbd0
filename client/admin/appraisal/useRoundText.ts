import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { RoundHead } from '#shared/contract/appraisal.ts'
import { periodLabel } from '#shared/period.ts'

/** What rounds are called in the reader's language. */
export function useRoundText() {
  const live = useLive()
  const { t, name, locale } = useFormat()
  const topic = (code: string): string => {
    const domain = live.catalogue.domains.find((one) => one.code === code)
    return domain ? name(domain) : code
  }
  const when = ({ period }: RoundHead): string =>
    period === null ? '' : periodLabel(period, { locale: locale.value })
  const title = (round: RoundHead): string =>
    [topic(round.domain), when(round), t(`appraisal.kind.${round.kind}`)].filter(Boolean).join(' · ')
  const state = ({ state: is }: RoundHead): string => t(`appraisal.state.${is}`)
  return { t, name, locale, topic, when, title, state }
}
