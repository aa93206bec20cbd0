import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'

/** The wall's own short name of a figure; the catalogue's where the bureau has named the figure anew. */
export function useShortName(): (code: string, key: string) => string {
  const live = useLive()
  const { t, name } = useFormat()
  return (code, key) => {
    const [now, delivered] = [live.catalogue.indicator(code), live.delivered.indicator(code)]
    return now && delivered && name(now) !== name(delivered) ? name(now) : t(key)
  }
}
