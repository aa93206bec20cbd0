import { calendarDay, minuteTime } from '#client/format/instant.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import { asPeriod, periodLabel, periodParts } from '#shared/period.ts'

/** When something was published, as short as it stays clear: the time today, the day this year, else with the year. */
export function useReleaseTime(): (at: string) => string {
  const live = useLive()
  const { locale } = useFormat()
  return (at) => {
    const ms = Date.parse(at)
    const day = asPeriod(calendarDay(ms))
    if (day === live.today) return minuteTime(ms)
    return periodLabel(day, {
      locale: locale.value,
      year: periodParts(day).year !== periodParts(live.today).year,
    })
  }
}
