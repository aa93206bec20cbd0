import { shareOf, type FigureTarget } from '#client/components/provenance/figureRef.ts'
import { asPeriod, periodParts, type Period } from '#shared/period.ts'
import { PROJECT_INVESTED, PROJECT_PLAN } from '#shared/projectStanding.ts'
import { seriesKey } from '#shared/series.ts'
import { projectSubject } from '#shared/subject.ts'

/** How much of its annual plan a project has invested by a period. */
export function projectShare(id: string, period: Period): FigureTarget {
  const subject = projectSubject(id)
  return shareOf(
    { series: seriesKey(PROJECT_INVESTED, subject), period },
    { series: seriesKey(PROJECT_PLAN, subject), period: asPeriod(String(periodParts(period).year)) },
  )
}
