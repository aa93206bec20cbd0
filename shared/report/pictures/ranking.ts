import { comparability, seriesTraits } from '#shared/comparability.ts'
import { direction, ranked } from '#shared/ranking.ts'
import { figureAt, newestOf, pointOf, type Drawing } from '#shared/report/pictures/drawing.ts'
import { labelOf, unitOf } from '#shared/report/pictures/pictureWords.ts'
import type { Printing } from '#shared/report/printing.ts'
import { zonesAmongWords } from '#shared/wording/rank.ts'

const ZH = { locale: 'zh-CN' } as const

/** The districts of the city by a figure, best first; who has not published, or is measured otherwise, is named. */
export function ranking([code = '']: readonly string[], printing: Printing): Drawing | null {
  const { catalogue } = printing.figures
  const { home, peers, conventions } = catalogue.site
  const of = catalogue.indicator(code)?.rankOf ?? code
  const [own] = newestOf(printing, [of])
  if (!own) return null
  const { indicator } = own
  const { period } = own.known
  const traits = seriesTraits(catalogue, indicator, home)
  const goesWithUs = (subject: string): boolean =>
    comparability(traits, seriesTraits(catalogue, indicator, subject), 'ranking').allowed
  const name = (subject: string): string => catalogue.subject(subject)?.zhShort ?? subject
  const found = peers
    .filter(goesWithUs)
    .map((subject) => ({ subject, of: figureAt(printing, indicator, period, subject) }))
  const present = found.flatMap(({ subject, of: figure }) =>
    figure ? [{ subject, figure, value: figure.known.value }] : [],
  )
  if (present.length < 2) return null
  const order = ranked(present, direction(indicator.better), conventions.rankTies)
  const absent = found.flatMap(({ subject, of: figure }) => (figure ? [] : [name(subject)]))
  const zones = order
    .filter(({ subject }) => catalogue.subject(subject)?.scope === 'zone')
    .map(({ subject }) => name(subject))
  return {
    unit: unitOf(printing, indicator),
    span: labelOf(printing, indicator, period),
    notes: [
      ...(zones.length > 0 ? [zonesAmongWords(zones.join('、'), ZH)] : []),
      ...(absent.length > 0 ? [`${absent.join('、')}未发布，位次为暂列`] : []),
    ],
    labels: order.map(({ subject, rank }) => `${rank}\u3000${name(subject)}`),
    lines: [{ name: indicator.zh, points: order.map(({ figure }) => pointOf(printing, figure)) }],
    own: order.findIndex(({ subject }) => subject === home),
  }
}
