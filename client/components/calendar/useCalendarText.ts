import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { CalendarEntry } from '#shared/contract/calendar.ts'
import { periodLabel, periodParts, type Day, type Period } from '#shared/period.ts'

/** Days, months and what has become of a figure, in the reader's language. */
export function useCalendarText() {
  const live = useLive()
  const { t, locale } = useFormat()

  const month = (m: Period): string => periodLabel(m, { locale: locale.value })
  const day = (d: Day): string =>
    periodLabel(d, { locale: locale.value, year: periodParts(d).year !== periodParts(live.today).year })

  const outcome = ({ state, on, due, late }: CalendarEntry): string => {
    if (state === 'published' && on !== null)
      return late.days === 0
        ? t('calendar.published', { day: day(on) })
        : t('calendar.publishedLate', { day: day(on), ...late }, late.days)
    if (state === 'overdue') return t('calendar.overdue', { ...late }, late.days)
    return state === 'lapsed' ? t('calendar.lapsed', { day: day(due) }) : t('calendar.upcoming')
  }
  return { month, day, outcome }
}
