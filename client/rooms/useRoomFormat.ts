import { useI18n } from 'vue-i18n'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { RecordLight } from '#shared/contract/ledgers.ts'
import { asPeriod, periodLabel, periodParts, type Period } from '#shared/period.ts'
import type { Measure } from '#shared/rooms/room.ts'
import { formatNumber, missingWords } from '#shared/wording/index.ts'

/** Means are told to one decimal, whatever the unit is counted in. */
const MEAN_DECIMALS = 1

/** Values of measures, days and deadlines in the reader's language. */
export function useRoomFormat() {
  const live = useLive()
  const i18n = useI18n({ useScope: 'global' })
  const { t, name, locale, tongue } = useFormat()

  const unitName = (code: string): string => {
    if (code === 'percent') return '%'
    const short = `room.unit.${code}`
    if (i18n.te(short)) return t(short)
    const written = name(live.catalogue.unit(code))
    return /^\d/.test(written) ? `× ${written.replace(' million', 'm').replace(' thousand', 'k')}` : written
  }
  /** In a unit of the catalogue, without the unit; a dash where it is not known. */
  const number = (
    value: number | null,
    unit: string,
    decimals = live.catalogue.unit(unit).decimals,
  ): string =>
    value === null
      ? t('figure.none')
      : formatNumber(value, { decimals, rounding: live.catalogue.site.conventions.rounding })
  const withUnit = (written: string, unit: string): string => {
    const said = unitName(unit)
    return said === '%' ? written + said : `${written} ${said}`
  }
  const measured = (value: number | null, { unit, of }: Measure): string =>
    number(value, unit, of === 'mean-days' ? MEAN_DECIMALS : undefined)
  /** With its unit: `97.2%`, `307 项`. */
  const measure = (value: number | null, one: Measure): string =>
    value === null ? missingWords(undefined, tongue()) : withUnit(measured(value, one), one.unit)
  const day = (written: string): string => {
    const date = asPeriod(written)
    const year = periodParts(date).year !== periodParts(live.today).year
    return periodLabel(date, { locale: locale.value, year })
  }
  /** A month that something was asked at; undefined where it is the room's own. */
  const month = (at: Period | undefined): string | undefined =>
    at && periodLabel(at, { locale: locale.value, year: true })
  /** `余 3 天`, `超期 4 天`, `今天到期`, in working days; empty where there is no deadline. */
  const due = ({ why, days }: RecordLight): string => {
    if (why === 'none') return ''
    if (days === null) return t(`room.due.${why}`)
    const n = Math.abs(days)
    if (why === 'done' || why === 'late') return t(`room.due.${why}`)
    return days === 0 ? t('room.due.today') : t(days < 0 ? 'room.due.past' : 'room.due.left', { n }, n)
  }
  return { t, name, locale, unitName, number, withUnit, measured, measure, day, month, due }
}
