import { useI18n } from 'vue-i18n'
import { calendarDay, longDate, minuteTime } from '#client/format/instant.ts'

/** An instant as people at the desk say it, on the bureau's clock: `14:31` of today, else with its day. */
export function useMoment() {
  const { locale } = useI18n({ useScope: 'global' })
  return (instant: string): string => {
    const at = Date.parse(instant)
    const isToday = calendarDay(at) === calendarDay(Date.now())
    return isToday ? minuteTime(at) : `${longDate(at, locale.value)} ${minuteTime(at)}`
  }
}
