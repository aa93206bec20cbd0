import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { isPeriod, periodParts, samePeriodLastYear, type Period } from '#shared/period.ts'
import type { ColumnRole, Facets, Named } from '#shared/tables/mapping.ts'
import type { ColumnProposal } from '#shared/tables/recognition.ts'
import type { HeaderMeaning } from '#shared/tables/words/headerMeaning.ts'
import { indicatorsLike } from '#shared/tables/words/indicatorNamed.ts'
import { namesOf, type Names } from '#shared/tables/words/families.ts'
import { plainName } from '#shared/tables/words/plainName.ts'

export interface ValueColumn {
  readonly col: number
  readonly header: string
  readonly meaning: HeaderMeaning
}

/** What is known around the columns. */
export interface ColumnGround {
  readonly catalogue: Catalogue
  /** The rows name indicators. */
  readonly isNamedByRows: boolean
  /** The rows, chapters or the title do. */
  readonly isNamed: boolean
  readonly prefix: string
  /** The period that the title names. */
  readonly titled: Period | undefined
}

/** What the columns of numbers state, each by its header and by what stands beside it. */
export function valueColumns(
  columns: readonly ValueColumn[],
  { catalogue, isNamedByRows, isNamed, prefix, titled }: ColumnGround,
): readonly ColumnProposal[] {
  const inherited = new Set<number>()
  const names = namesOf(catalogue)
  const unknown = ownWords(columns)
  const clear = unknown.filter((words) => words === '').length
  const facets = asSiblings(inTitlePeriod(withNeighbours(columns, isNamed, inherited), titled))
  const older = olderTwins(facets)
  return columns.map(({ col, header, meaning }, i) => {
    const words = unknown[i] ?? ''
    const isHalf = isNamedByRows && isHalfName(facets[i]?.name, names)
    const own = isHalf ? (facets[i] ?? {}) : withoutName(facets[i])
    const value: ColumnRole = { kind: 'value', ...withAsk(own, meaning.ask) }
    const base = { col, header }
    if (meaning.comparison || older.has(i))
      return { ...base, ...proposal({ kind: 'skip', reason: 'comparison' }, 'likely', [withLastYear(value)]) }
    if (meaning.ask)
      return {
        ...base,
        ...proposal(
          value,
          'doubtful',
          meaning.ask.map((code) => asIndicator(own, code)),
        ),
      }
    const hasName = own.indicator !== undefined || isNamed
    const like = words === '' ? [] : indicatorsLike(words, names, prefix)
    const alternatives = like.map((code) => asIndicator(own, code))
    if (!hasName && like.length > 0)
      return { ...base, ...proposal({ kind: 'value', facets: own, ask: like }, 'doubtful', alternatives) }
    const saysNothing = Object.keys(own).length === 0
    // Numbers under words that are not understood are never taken for something else.
    const isUnclear = words !== '' && !isHalf && own.indicator === undefined && clear > 0
    if (!hasName || isUnclear || (saysNothing && columns.length > 1 && i > 0))
      return {
        ...base,
        ...proposal({ kind: 'skip', reason: hasName ? 'unknown-column' : 'not-in-catalogue' }, 'doubtful', [
          value,
          ...alternatives,
        ]),
      }
    const confidence = words !== '' || saysNothing || inherited.has(i) ? 'likely' : 'sure'
    return { ...base, ...proposal(value, confidence, alternatives) }
  })
}

/** Words of each header that are not understood, without those that stand over all columns alike. */
function ownWords(columns: readonly ValueColumn[]): readonly string[] {
  const isCommon = (piece: string) =>
    columns.length > 1 && columns.every(({ meaning }) => meaning.unknown.includes(piece))
  return columns.map(({ meaning }) => meaning.unknown.filter((piece) => !isCommon(piece)).join(' '))
}

/** 累计完成投资 ends names of the catalogue, of which a row may have the first half: 区重点项目. */
function isHalfName(name: string | undefined, { exact }: Names): boolean {
  const plain = name === undefined ? '' : plainName(name)
  return plain !== '' && [...exact.keys()].some((whole) => whole !== plain && whole.endsWith(plain))
}

const withoutName = ({ name: _, ...facets }: Facets = {}): Facets => facets

const proposal = (
  role: ColumnRole,
  confidence: ColumnProposal['confidence'],
  alternatives: readonly ColumnRole[],
) => ({ role, confidence, alternatives })

const withAsk = (facets: Facets, ask: readonly string[] | undefined): Named =>
  ask ? { facets, ask } : { facets }
const asIndicator = (facets: Facets, indicator: string): ColumnRole => ({
  kind: 'value',
  facets: { ...facets, indicator },
})
const withLastYear = (role: ColumnRole): ColumnRole =>
  role.kind === 'value' && !role.facets.period ? { ...role, facets: { ...role.facets, yearsBack: 1 } } : role

/** 位次 right of 固定资产投资增速 is the place by that growth, where nothing else names an indicator. */
function withNeighbours(
  columns: readonly ValueColumn[],
  isNamed: boolean,
  inherited: Set<number>,
): readonly Facets[] {
  let left: Facets = {}
  return columns.map(({ meaning: { facets, unknown } }, i) => {
    if (facets.indicator !== undefined || isNamed || unknown.length > 0 || !facets.measure) {
      left = facets
      return facets
    }
    const { indicator, subject, period, span } = left
    if (indicator !== undefined) inherited.add(i)
    return { ...(indicator !== undefined && { indicator, subject, period, span }), ...facets }
  })
}

/** 2026年 and 2025年 over the columns of a table of 1—5月 are the same months of both years. */
function inTitlePeriod(all: readonly Facets[], titled: Period | undefined): readonly Facets[] {
  const periods = all.flatMap(({ period }) => period ?? [])
  const areYears = periods.length > 0 && periods.every((period) => periodParts(period).kind === 'year')
  if (!titled || !areYears || periodParts(titled).kind === 'year') return all
  return all.map((facets) => {
    const of = facets.period && ofYear(titled, periodParts(facets.period).year)
    return of ? { ...facets, period: of } : facets
  })
}

const ofYear = (period: Period, year: number): Period | undefined => {
  const text = `${year}${period.slice(4)}`
  return isPeriod(text) ? text : undefined
}

/** 3月 and 4月 beside 1—2月 are months by themselves, whether or not such figures are kept. */
function asSiblings(all: readonly Facets[]): readonly Facets[] {
  const hasRange = all.some(({ span, period, part }) => span === 'ytd' && (period ?? part) !== undefined)
  return all.map((facets) =>
    hasRange && facets.isAlone && facets.span === undefined ? { ...facets, span: 'single' } : facets,
  )
}

/** Of just two columns that differ by one year alone the older one stands there to be compared with. */
function olderTwins(all: readonly Facets[]): ReadonlySet<number> {
  const older = new Set<number>()
  const periods = new Set(all.flatMap(({ period }) => period ?? []))
  if (periods.size !== 2) return older
  const kindOf = ({ period: _, ...rest }: Facets) => JSON.stringify(rest, Object.keys(rest).sort())
  for (const [i, facets] of all.entries())
    if (
      all.some(
        (f) => f.period && facets.period === samePeriodLastYear(f.period) && kindOf(f) === kindOf(facets),
      )
    )
      older.add(i)
  return older
}
