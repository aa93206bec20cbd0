import type { RouteLocationRaw } from 'vue-router'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { Duty } from '#shared/contract/duties.ts'
import { periodLabel, periodParts, type Day } from '#shared/period.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'

type Figure = Pick<Duty, 'series' | 'period'>

const MARKS = { done: '✓', 'in-review': '◐', owed: '○', late: '△' } as const

/** Figures, days and states of what is to be filed, in the reader's language. */
export function useDutyText() {
  const live = useLive()
  const { t, locale, name, period, subjectName } = useFormat()
  const indicator = ({ series }: Figure) => live.catalogue.indicator(indicatorOf(series))

  const day = (d: Day): string =>
    periodLabel(d, { locale: locale.value, year: periodParts(d).year !== periodParts(live.today).year })
  const office = (code: string): string => {
    const owner = live.catalogue.owner(code)
    return owner ? name(owner) : code
  }
  return {
    t,
    day,
    office,
    figure: (of: Figure): string => {
      const found = indicator(of)
      const subject = subjectOf(of.series)
      const whose = subject === live.catalogue.site.home ? '' : `${subjectName(subject)} `
      return whose + (found ? name(found) : indicatorOf(of.series))
    },
    period: (of: Figure): string => {
      const found = indicator(of)
      return found ? period(found, of.period) : of.period
    },
    state: ({ state, lateDays, on }: Duty) => ({
      mark: MARKS[state],
      words:
        state === 'late'
          ? t('duties.late', { n: lateDays }, lateDays)
          : state === 'done' && on !== null
            ? t('duties.done', { day: day(on) })
            : t(`duties.state.${state}`),
    }),
    /** The sheet on which a figure is filed. */
    sheet: ({ series, period: p }: Figure): RouteLocationRaw => ({
      path: '/admin/entry',
      query: {
        domain: indicator({ series, period: p })?.domain ?? '',
        period: p,
        subject: subjectOf(series),
      },
    }),
  }
}
