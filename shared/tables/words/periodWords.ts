import { isPeriod, type Period } from '#shared/period.ts'
import type { Span } from '#shared/tables/mapping.ts'

/** A period that a text names; without its year where the text has none. */
export interface NamedPeriod {
  readonly year?: number
  /** `M05`, `Q2`, `H1`, `D0531` or the whole year. */
  readonly part: string
  readonly span?: Span
  /** 5月 or 二季度, which official notation tells from 1—5月 and 上半年. */
  readonly isAlone?: true
  /** The text without the period. */
  readonly rest: string
}

const YEAR = '(?:((?:19|20)\\d{2}) ?年? ?)'
const DASH = ' ?[-—–－~～至到] ?'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }
const two = (n: string | number): string => String(n).padStart(2, '0')
const month = (n: string | undefined): string =>
  n && Number(n) >= 1 && Number(n) <= 12 ? `M${two(Number(n))}` : ''
const monthOfName = (name: string | undefined): string =>
  month(String(MONTHS.indexOf((name ?? '').slice(0, 3)) + 1))

interface Pattern {
  readonly pattern: RegExp
  /** Year as text, part and stretch from the groups; an empty part is no period after all. */
  readonly read: (groups: readonly (string | undefined)[]) => readonly [string | undefined, string, Span?]
}

const PATTERNS: readonly Pattern[] = [
  { pattern: new RegExp(`${YEAR}?0?1 ?月?${DASH}(\\d{1,2}) ?月份?`), read: ([y, m]) => [y, month(m), 'ytd'] },
  {
    pattern: /((?:19|20)\d{2})-01\/\1-(\d{2})(?!\d)/,
    read: ([y, m]) => [y, month(m), 'ytd'],
  },
  {
    pattern: new RegExp(`${YEAR}(\\d{1,2}) ?月 ?(\\d{1,2}) ?日`),
    read: ([y, m, d]) => [y, `D${two(m ?? '')}${two(d ?? '')}`, 'as-of'],
  },
  {
    pattern: /((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/,
    read: ([y, m, d]) => [y, `D${two(m ?? '')}${two(d ?? '')}`],
  },
  {
    pattern: new RegExp(`${YEAR}?(?<!\\d)(\\d{1,2}) ?月(?:末|底)`),
    read: ([y, m]) => [y, month(m), 'as-of'],
  },
  { pattern: new RegExp(`${YEAR}?(?<!\\d)(\\d{1,2}) ?月份?(?!度)`), read: ([y, m]) => [y, month(m)] },
  {
    pattern: new RegExp(`${YEAR}?前(?:([123一二三])个?)?季度`),
    read: ([y, q]) => [y, `Q${QUARTERS[q ?? ''] ?? 0}`, 'ytd'],
  },
  {
    pattern: new RegExp(`${YEAR}?(?:1|一)${DASH}([234二三四]) ?季度`),
    read: ([y, q]) => [y, `Q${QUARTERS[q ?? ''] ?? 0}`, 'ytd'],
  },
  {
    pattern: new RegExp(`${YEAR}?第?([1-4一二三四]) ?季度?(?:末|底)`),
    read: ([y, q]) => [y, `Q${QUARTERS[q ?? ''] ?? 0}`, 'as-of'],
  },
  {
    pattern: new RegExp(`${YEAR}?第?([1-4一二三四]) ?季度?(?=$|[^一-龥]|度|末|累)`),
    read: ([y, q]) => [y, `Q${QUARTERS[q ?? ''] ?? 0}`],
  },
  { pattern: new RegExp(`${YEAR}?上半年`), read: ([y]) => [y, 'H1', 'ytd'] },
  { pattern: new RegExp(`${YEAR}?下半年`), read: ([y]) => [y, 'H2', 'single'] },
  { pattern: /((?:19|20)\d{2}) ?-? ?q([1-4])\b/i, read: ([y, q]) => [y, `Q${q}`] },
  { pattern: /\b(?:([1-4])q|q([1-4])) ?((?:19|20)\d{2})/i, read: ([a, b, y]) => [y, `Q${a ?? b}`] },
  {
    pattern: new RegExp(`\\bjan[a-z]*${DASH}${MONTH} ?((?:19|20)\\d{2})?`, 'i'),
    read: ([m, y]) => [y, monthOfName(m?.toLowerCase()), 'ytd'],
  },
  {
    pattern: new RegExp(`\\b${MONTH} ?((?:19|20)\\d{2})`, 'i'),
    read: ([m, y]) => [y, monthOfName(m?.toLowerCase())],
  },
  { pattern: /(?<!\d)((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])(?![\d.])/, read: ([y, m]) => [y, month(m)] },
  { pattern: /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/, read: ([y, m]) => [y, month(m)] },
  { pattern: /(?<!\d)((?:19|20)\d{2}) ?年年?(?:末|底)/, read: ([y]) => [y, 'Y', 'as-of'] },
  { pattern: /(?<!\d)((?:19|20)\d{2}) ?年(?:度|全年)?/, read: ([y]) => [y, 'Y'] },
  { pattern: /^((?:19|20)\d{2})$/, read: ([y]) => [y, 'Y'] },
]
const HAS_HINT = /\d|季|半年/

/** The first period that a text names, if any: `2026年1—5月`, `5月`, `上半年`, `2012-01/2012-05`, `2Q 2025`. */
export function namedPeriod(text: string): NamedPeriod | undefined {
  if (!HAS_HINT.test(text)) return undefined
  for (const { pattern, read } of PATTERNS) {
    const found = pattern.exec(text)
    if (!found) continue
    const [year, part, span] = read(found.slice(1))
    if (part === '' || part === 'Q0') continue
    const rest = `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`.trim()
    const isAlone = !span && part !== 'Q1' && part !== 'M01' && /[月季]/.test(found[0])
    return {
      ...(year !== undefined && { year: Number(year) }),
      part,
      ...(span && { span }),
      ...(isAlone && { isAlone }),
      rest,
    }
  }
  return undefined
}

/** The period of a year; undefined where there is no such day. */
export function periodOf(part: string, year: number): Period | undefined {
  const digits = part.slice(1)
  const tails: Readonly<Record<string, string>> = {
    M: `-${digits}`,
    D: `-${digits.slice(0, 2)}-${digits.slice(2)}`,
    Y: '',
  }
  const text = `${year}${tails[part.charAt(0)] ?? `-${part}`}`
  return isPeriod(text) ? text : undefined
}
