import { calendarDay, minuteTime } from '#client/format/instant.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import { asPeriod, periodLabel, periodParts } from '#shared/period.ts'

/** Offices and moments as the pages of the desk write them. */
export function useDraftText() {
  const live = useLive()
  const { t, name, locale } = useFormat()
  const ownerName = (code: string): string => {
    const owner = live.catalogue.owner(code)
    return owner ? name(owner) : code
  }
  /** Today by the minute, other days with the day, on the bureau's clock: `14:28`, `7月21日 10:00`. */
  const moment = (at: string): string => {
    const ms = Date.parse(at)
    const day = asPeriod(calendarDay(ms))
    if (day === live.presentDay) return minuteTime(ms)
    const isThisYear = periodParts(day).year === periodParts(live.presentDay).year
    return `${periodLabel(day, { locale: locale.value, year: !isThisYear })} ${minuteTime(ms)}`
  }
  return { t, ownerName, moment }
}
