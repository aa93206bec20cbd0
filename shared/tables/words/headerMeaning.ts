import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Facets } from '#shared/tables/mapping.ts'
import { namesOf } from '#shared/tables/words/families.ts'
import { indicatorNamed } from '#shared/tables/words/indicatorNamed.ts'
import { labelParts } from '#shared/tables/words/labelParts.ts'
import { measureWords } from '#shared/tables/words/measureWords.ts'
import { namedPeriod, periodOf, type NamedPeriod } from '#shared/tables/words/periodWords.ts'
import { subjectNamed } from '#shared/tables/words/subjectNamed.ts'

export interface HeaderMeaning {
  readonly facets: Facets
  readonly comparison: boolean
  /** Words that nothing was made of, piece by piece. */
  readonly unknown: readonly string[]
  readonly ask?: readonly string[]
}

const UNIT_SUFFIX: readonly (readonly [RegExp, string])[] = [
  [/[ _](?:yi|100m)(?=[ _]|$)/, 'CNY-100M'],
  [/[ _]wan(?=[ _]|$)/, 'CNY-10K'],
  [/[ _]pct(?=[ _]|$)/, 'percent'],
]

/** The period facets of what a text names; without a year anywhere only the part of the year is known. */
export function periodFacets(
  { year, part, span, isAlone }: NamedPeriod,
  otherwise: number | undefined,
): Facets {
  const known = year ?? otherwise
  const period = known === undefined ? undefined : periodOf(part, known)
  if (known !== undefined && !period) return {}
  return { ...(period ? { period } : { part }), ...(span && { span }), ...(isAlone && { isAlone }) }
}

/** What the header of a column says of the values below it, read piece by piece from the top. */
export function headerMeaning(
  path: readonly string[],
  catalogue: Catalogue,
  year: number | undefined,
  prefix = '',
): HeaderMeaning {
  const names = namesOf(catalogue)
  let facets: Facets = {}
  let comparison = false
  let ask: readonly string[] | undefined
  const unknown: string[] = []
  for (const piece of path) {
    const [text, suffix] = withoutSuffix(piece)
    const { name, unit } = labelParts(text, catalogue.units)
    if (unit !== '' || suffix !== '') facets = { ...facets, unit: unit || suffix }
    const ofProject = prefix === 'project.' ? indicatorNamed(`项目${name}`, names, prefix) : undefined
    const named = ofProject ?? indicatorNamed(name, names, prefix)
    if (named && named.confidence !== 'doubtful') {
      const { measure, span } = named
      facets = {
        ...facets,
        indicator: named.codes[0] ?? '',
        ...(measure && { measure }),
        ...(span && { span }),
      }
      continue
    }
    if (named) ask = named.codes
    const period = namedPeriod(name)
    if (period) facets = { ...facets, ...periodFacets(period, year) }
    const words = measureWords(period?.rest ?? name)
    comparison ||= words.comparison === true
    if (words.measure) facets = { ...facets, measure: words.measure }
    if (words.span) facets = { ...facets, span: words.span }
    const rest = leftover(words.rest, catalogue)
    if (rest === '') continue
    facets = { ...facets, name }
    const subject = subjectNamed(rest, catalogue)
    const inner = subject ? undefined : indicatorNamed(rest, names, prefix)
    if (subject) facets = { ...withoutName(facets), subject }
    else if (inner && inner.codes.length === 1)
      facets = { ...withoutName(facets), indicator: inner.codes[0] ?? '' }
    else unknown.push(rest)
  }
  return { facets, comparison, unknown, ...(ask && { ask }) }
}

const withoutName = ({ name: _, ...facets }: Facets): Facets => facets

function withoutSuffix(piece: string): readonly [string, string] {
  const lower = piece.toLowerCase()
  const found = UNIT_SUFFIX.find(([pattern]) => pattern.test(lower))
  return found ? [lower.replace(found[0], ''), found[1]] : [piece, '']
}

const SAYS_NOTHING =
  /^(?:实际|完成|数据?|数值|数额|值|额|指标值?|情况|统计|总额|总值|总数|数量|本期|报告期|当前|达到|现状|结果|主要)+$/

/** Words of a header that say nothing of their own. */
const leftover = (rest: string, { units }: Catalogue): string => {
  const bare = rest
    .replace(/[()%\s]+/g, ' ')
    .trim()
    .replace(/^(?:截至|其中|为|的|在)+|(?:情况|统计|完成|数据|为)+$/g, '')
    .replace(SAYS_NOTHING, '')
  return units.some(({ zh }) => zh === bare) ? '' : bare
}
