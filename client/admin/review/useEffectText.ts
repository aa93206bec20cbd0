import type { DerivedEffect, LightEffect, PlaceEffect } from '#client/admin/review/effects.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'
import { placeWords, tiedWords } from '#shared/wording/index.ts'

export interface EffectLine {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** What follows from a draft, in the reader's words. */
export function useEffectText() {
  const live = useLive()
  const { t, name, figure, missing, period, periodNear, subjectName, tongue } = useFormat()

  const lightOf = ({ of }: LightEffect): string => (typeof of === 'string' ? of : name(of))

  function movedOf({ change, before }: DerivedEffect): EffectLine {
    const indicator = live.catalogue.indicator(indicatorOf(change.series))
    const subject = subjectOf(change.series)
    const whose = subject === live.catalogue.site.home ? '' : `${subjectName(subject)} `
    const worded = ({ value, missing: why }: Pick<typeof change, 'value' | 'missing'>): string =>
      value === null || !indicator ? missing(why) : figure(value, indicator)
    return {
      what: indicator
        ? `${whose}${name(indicator)} ${period(indicator, change.period, false)}`
        : change.series,
      before: before ? worded(before) : '—',
      after: worded(change),
    }
  }

  /** The period is said where the draft touches several. */
  function placeOf({ indicator, period: at, before, after }: PlaceEffect, withPeriod: boolean): EffectLine {
    const place = (one: typeof before): string => {
      if (!one) return t('review.no-place')
      return (
        placeWords(one.rank, tongue()) + (one.tied ? t('review.tied', { tied: tiedWords(tongue()) }) : '')
      )
    }
    return {
      what: t(withPeriod ? 'review.place-in' : 'review.place', {
        figure: name(indicator),
        period: periodNear(indicator, at),
      }),
      before: place(before),
      after: place(after),
    }
  }

  return { t, lightOf, movedOf, placeOf }
}
