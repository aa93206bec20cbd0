import type { FigureTarget } from '#client/components/provenance/figureRef.ts'
import { calendarDay, clockTime, minuteTime } from '#client/format/instant.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { ReleaseSummary } from '#shared/board.ts'
import type { Indicator } from '#shared/indicator.ts'
import { textField } from '#shared/projectStanding.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'

export interface ReleaseText {
  readonly seq: number
  readonly time: string
  readonly who: string
  readonly what: string
  /** The figure that it is told by. */
  readonly story: FigureTarget | undefined
  readonly more: string
  readonly demo: boolean
}

const MONTH_AND_DAY = 5

/** One release as the ticker words it: when, who, the first figure with its value, and how many more. */
export function useReleaseText(): (release: ReleaseSummary) => ReleaseText {
  const live = useLive()
  const { t, name, subjectName, figure, missing, periodNear } = useFormat()

  const timeOf = (at: number): string =>
    calendarDay(at) === live.today
      ? clockTime(at)
      : `${calendarDay(at).slice(MONTH_AND_DAY)} ${minuteTime(at)}`

  /** Nothing for the district itself, whose wall it is. */
  function subjectText(subject: string): string {
    if (subject === live.catalogue.site.home) return ''
    const record = live.board.records['project']?.[projectIdOf(subject) ?? '']
    return record ? textField(record, 'name') : subjectName(subject)
  }

  function whatOf({ first, title }: ReleaseSummary): string {
    const indicator = first && live.catalogue.indicator(indicatorOf(first.series))
    if (!indicator) return title
    return t('scenes.ticker.figure', {
      subject: subjectText(subjectOf(first.series)),
      period: periodNear(indicator, first.period),
      name: name(indicator),
      value: valueOf(first, indicator),
    }).trim()
  }

  /** A revised figure beside the one that it replaces: `+3.1% → +3.4%`. */
  function valueOf(
    { was, value, missing: why }: NonNullable<ReleaseSummary['first']>,
    indicator: Indicator,
  ): string {
    const now = value === null ? missing(why) : figure(value, indicator)
    return was === undefined || was === value ? now : `${figure(was, indicator)} → ${now}`
  }

  function verbOf({ first }: ReleaseSummary): string {
    if (first?.revision) return `scenes.ticker.${first.revision}`
    return first?.revised ? 'scenes.ticker.revised' : 'scenes.ticker.published'
  }

  return (release) => {
    const owner = live.catalogue.owner(release.owner)
    return {
      seq: release.seq,
      time: timeOf(Date.parse(release.at)),
      who: t(verbOf(release), { owner: owner ? name(owner) : release.owner }),
      what: whatOf(release),
      story: release.first && { series: release.first.series, period: release.first.period },
      more:
        release.first && release.changes > 1
          ? t('scenes.ticker.more', { count: release.changes - 1, total: release.changes })
          : '',
      demo: release.demo === true,
    }
  }
}
