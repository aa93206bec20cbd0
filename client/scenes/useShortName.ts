import { useI18n } from 'vue-i18n'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'

/**
 * A figure's name as short as a wall needs it, where there is a shorter one than the catalogue's and the bureau has not
 * named the figure anew.
 */
export function useShortName(): (code: string) => string {
  const live = useLive()
  const i18n = useI18n({ useScope: 'global' })
  const { name } = useFormat()
  return (code) => {
    const key = `scenes.short.${code.replaceAll('.', '_')}`
    const [now, delivered] = [live.catalogue.indicator(code), live.delivered.indicator(code)]
    if (!now) return code
    const isRenamed = delivered !== undefined && name(now) !== name(delivered)
    return !isRenamed && i18n.te(key) ? i18n.t(key) : name(now)
  }
}
