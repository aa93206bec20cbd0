import { calendarDay, minuteTime } from '#client/format/instant.ts'
import { useFormat } from '#client/format/useFormat.ts'
import type { FigureRef } from '#client/components/provenance/figureRef.ts'
import { useLive } from '#client/stores/live.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { MissingReason } from '#shared/observation.ts'
import { textField } from '#shared/projectStanding.ts'
import { indicatorOf, subjectOf, type SeriesKey } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'

interface Said {
  readonly value: number | null
  readonly missing?: MissingReason | undefined
}

/** Names, periods, values and instants of the drawer, in the reader's language. */
export function useStoryText() {
  const live = useLive()
  const { t, name, subjectName, figure, period, missing } = useFormat()

  const indicatorFor = (series: SeriesKey): Indicator | undefined =>
    live.catalogue.indicator(indicatorOf(series))

  /** A project is called by its name in the ledger, an area by its short name. */
  const whose = (series: SeriesKey): string => {
    const subject = subjectOf(series)
    const record = live.board.records['project']?.[projectIdOf(subject) ?? '']
    return (record && textField(record, 'name')) || subjectName(subject)
  }
  const what = (series: SeriesKey): string => {
    const indicator = indicatorFor(series)
    return indicator ? name(indicator) : indicatorOf(series)
  }
  const when = ({ series, period: at }: FigureRef): string => {
    const indicator = indicatorFor(series)
    return at && indicator ? period(indicator, at) : ''
  }
  /** The figure with its unit, or why there is none. */
  const said = (series: SeriesKey, { value, missing: reason }: Said): string => {
    const indicator = indicatorFor(series)
    if (!indicator) return value === null ? t('figure.none') : String(value)
    return value === null ? missing(reason) : figure(value, indicator)
  }
  const office = (code: string): string => {
    const owner = live.catalogue.owner(code)
    return owner ? name(owner) : code
  }
  const instant = (at: string): string => `${calendarDay(Date.parse(at))} ${minuteTime(Date.parse(at))}`

  return { t, indicatorFor, whose, what, when, said, office, instant }
}
