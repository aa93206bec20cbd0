import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { pairsOf, plainName } from '#shared/tables/words/plainName.ts'
import { namesOf, relative, type Member, type Names } from '#shared/tables/words/families.ts'
import { measureWords } from '#shared/tables/words/measureWords.ts'
import type { Confidence } from '#shared/tables/recognition.ts'
import type { Measure, Span } from '#shared/tables/mapping.ts'

export interface NamedIndicator {
  /** Likeliest first; more than one, or a single one that is only `doubtful`, has to be asked. */
  readonly codes: readonly string[]
  readonly confidence: Confidence
  /** Set where the name itself says the kind of number: 固定资产投资增速. */
  readonly measure?: Measure
  readonly span?: Span
}

/** Names with less in common than this are not even proposed. */
const ALIKE = 0.55
const MAX_PROPOSALS = 4
/** Remarks that leave a figure what it is. */
const HARMLESS =
  /^\((?:不含农户|(?:按)?(?:现价|当年价格?|可比价格?|不变价格?)(?:计算)?|初步(?:数|核算数?)?|快报数?|累计|人民币|本外币|gdp|名义)\)$/i

/** The indicator that a name means, after it has come through `labelParts`. */
export function indicatorNamed(text: string, names: Names, preferred = ''): NamedIndicator | undefined {
  const exact = names.exact.get(text) ?? names.exact.get(plainName(text))
  if (exact) return withOwnWords(sorted(exact, preferred, 'sure'), text, names)
  const family = familyNamed(text, names)
  if (family) return family
  const bare = text.replace(/\([^()]*\)/g, '').trim()
  const within = bare !== text && bare !== '' ? indicatorNamed(bare, names, preferred) : undefined
  if (!within) return undefined
  // 社会消费品零售总额(限上) is not 社会消费品零售总额: what stands in brackets may narrow the name, so it is asked.
  const isHarmless = (text.match(/\([^()]*\)/g) ?? []).every((words) => HARMLESS.test(words))
  return { ...within, confidence: isHarmless && within.confidence !== 'doubtful' ? 'likely' : 'doubtful' }
}

/** The indicator whose name is written half in the row and half in the header. */
export function indicatorJoined(row: string, column: string, catalogue: Catalogue): string | undefined {
  const codes = namesOf(catalogue).exact.get(plainName(row) + plainName(column))
  return codes?.length === 1 ? codes[0] : undefined
}

function familyNamed(text: string, names: Names): NamedIndicator | undefined {
  const words = measureWords(text)
  const family = names.families.get(plainName(words.rest)) ?? []
  if (family.length === 0 || words.rest === '') return undefined
  const head = headOf(family)
  const { measure, span } = words
  const code = measure || span ? relative(names, head.code, measure, span) : head.code
  if (code) return { codes: [code], confidence: 'sure', ...(measure && { measure }), ...(span && { span }) }
  return undefined
}

/** The amount since January stands for its family, whose other members follow from the words of the columns. */
const headOf = (family: readonly Member[]): Member =>
  family.find(({ measure, span }) => measure === 'level' && span !== 'single') ??
  family.find(({ measure }) => measure === 'level') ??
  family.find(({ measure, span }) => measure === 'growth' && span === 'ytd') ??
  (family[0] as Member)

/** What a full name itself says of its figure holds whatever the column says: 固定资产投资增速 is never an amount. */
function withOwnWords(found: NamedIndicator, text: string, { member }: Names): NamedIndicator {
  const self = member.get(found.codes[0] ?? '')
  const { measure, span } = measureWords(text)
  return {
    ...found,
    ...(measure && measure === self?.measure && { measure }),
    ...(span && span === self?.span && { span }),
  }
}

/** Several indicators of one name are told apart by the place of their codes, where that is known. */
function sorted(codes: readonly string[], preferred: string, confidence: Confidence): NamedIndicator {
  const fit = preferred === '' ? codes : codes.filter((code) => code.startsWith(preferred))
  const left = fit.length > 0 ? fit : codes
  return { codes: left, confidence: left.length > 1 ? 'doubtful' : confidence }
}

/** Indicators with names like a text, as proposals only. */
export function indicatorsLike(text: string, names: Names, prefix = ''): readonly string[] {
  const { rest, measure, span } = measureWords(text)
  const pairs = pairsOf(plainName(rest))
  if (pairs.size < 2) return []
  const common = new Map<string, number>()
  for (const pair of pairs)
    for (const stem of names.stemsWith.get(pair) ?? []) common.set(stem, (common.get(stem) ?? 0) + 1)
  const alike = [...common]
    .map(([stem, shared]) => ({
      stem,
      alike: (2 * shared) / (pairs.size + (names.pairCount.get(stem) ?? 0)),
    }))
    .filter(({ stem, alike }) => alike >= ALIKE && isBelow(names.families.get(stem), prefix))
    .sort((a, b) => b.alike - a.alike)
  const codes = alike.slice(0, MAX_PROPOSALS).flatMap(({ stem }) => {
    const head = headOf(names.families.get(stem) ?? [])
    return [relative(names, head.code, measure, span) ?? head.code]
  })
  return [...new Set(codes)]
}

const isBelow = (family: readonly Member[] | undefined, prefix: string): boolean =>
  family?.some(({ code }) => code.startsWith(prefix)) === true
