import { useI18n } from 'vue-i18n'
import { useFormat } from '#client/format/useFormat.ts'
import type { Indicator } from '#shared/indicator.ts'

/** The unit as short as a wall needs it, where the language has a shorter way to say it than the catalogue. */
export function useUnit(): (indicator: Indicator) => string {
  const i18n = useI18n({ useScope: 'global' })
  const { unit } = useFormat()
  return (indicator) => {
    const short = `scenes.unit.${indicator.unit}`
    return i18n.te(short) ? i18n.t(short) : unit(indicator)
  }
}
