import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Measure, Span } from '#shared/tables/mapping.ts'
import { labelText } from '#shared/tables/words/labelParts.ts'
import { measureWords } from '#shared/tables/words/measureWords.ts'
import { pairsOf, plainName } from '#shared/tables/words/plainName.ts'

/** An indicator as one of the numbers kept of the same thing: its amount, its growth, its place. */
export interface Member {
  readonly code: string
  readonly stem: string
  readonly measure: Measure
  readonly span: Span
}

export interface Names {
  /** By plain name in either language, and by code. */
  readonly exact: ReadonlyMap<string, readonly string[]>
  /** By the plain name of the thing, without the words for the kind of number. */
  readonly families: ReadonlyMap<string, readonly Member[]>
  readonly member: ReadonlyMap<string, Member>
  /** The stems in which a pair of characters stands, and how many pairs each stem has. */
  readonly stemsWith: ReadonlyMap<string, readonly string[]>
  readonly pairCount: ReadonlyMap<string, number>
}

const known = new WeakMap<Catalogue, Names>()

/** The names of a catalogue, put in order once. */
export function namesOf(catalogue: Catalogue): Names {
  const names = known.get(catalogue) ?? readNames(catalogue)
  known.set(catalogue, names)
  return names
}

function readNames({ indicators }: Catalogue): Names {
  const exact = new Map<string, string[]>()
  const families = new Map<string, Member[]>()
  const members = new Map<string, Member>()
  const add = <T>(map: Map<string, T[]>, key: string, item: T) =>
    map.set(key, [...(map.get(key) ?? []), item])
  for (const indicator of indicators) {
    const { code, zh, en } = indicator
    for (const name of new Set([plainName(zh), plainName(en), code])) add(exact, name, code)
    const member = { code, stem: stemOf(zh), measure: measureOf(indicator), span: spanOf(indicator) }
    members.set(code, member)
    add(families, member.stem, member)
    const english = stemOf(en)
    if (english !== member.stem) add(families, english, member)
  }
  const stemsWith = new Map<string, string[]>()
  const pairCount = new Map<string, number>()
  for (const stem of families.keys()) {
    const pairs = pairsOf(stem)
    pairCount.set(stem, pairs.size)
    for (const pair of pairs) add(stemsWith, pair, stem)
  }
  return { exact, families, member: members, stemsWith, pairCount }
}

export const stemOf = (name: string): string => plainName(measureWords(labelText(name)).rest)

function measureOf({ kind, unit, targetOf, zh }: Indicator): Measure {
  if (targetOf !== null || kind === 'target') return 'target'
  if (kind === 'growth-yoy') return 'growth'
  if (kind === 'rank') return 'rank'
  if (kind === 'completion-rate') return 'completion'
  if (unit === 'index') return 'index'
  return /占比|比重/.test(zh) ? 'share' : unit === 'pct-point' ? 'difference' : 'level'
}

const spanOf = ({ basis }: Indicator): Span => (basis === 'plan' ? 'as-of' : basis)

/**
 * The indicator that measures the same thing another way: the growth of an amount, the month of a sum since January.
 * What is not said is as with the indicator itself; undefined where the catalogue keeps no such number.
 */
export function relative(names: Names, code: string, measure?: Measure, span?: Span): string | undefined {
  const self = names.member.get(code)
  if (!self) return undefined
  const wanted = { measure: measure ?? self.measure, span: span ?? self.span }
  if (wanted.measure === self.measure && fits(self, wanted.span)) return code
  const family = (names.families.get(self.stem) ?? []).filter((member) => member.measure === wanted.measure)
  const exact = family.find((member) => member.span === wanted.span)
  const found = exact ?? family.find((member) => fits(member, wanted.span)) ?? (span ? undefined : family[0])
  return found?.code
}

/** A balance and a plan are the same in the column of the month and in that of the year so far. */
const fits = (member: Member, span: Span): boolean =>
  member.span === span || member.span === 'as-of' || (span === 'as-of' && member.span === 'ytd')
