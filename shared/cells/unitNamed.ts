import { areComparable, type Unit } from '#shared/unit.ts'

/** Powers of ten that Chinese and English put before a unit; the longest first, so that 万亿 is not read as 万. */
const SCALES: readonly (readonly [word: string, exponent: number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
  ['billion', 9],
  ['million', 6],
  ['thousand', 3],
]

/** Words that tables use for a unit of the catalogue, by its code. */
const SYNONYMS: Readonly<Record<string, string>> = {
  '％': 'percent',
  个百分点: 'pct-point',
  百分点: 'pct-point',
  个点: 'pct-point',
  位: 'rank',
  名: 'rank',
  位次: 'rank',
  名次: 'rank',
  元人民币: 'CNY',
  人民币元: 'CNY',
  圆: 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  'ug/m3': 'ug-m3',
  'μg/m³': 'ug-m3',
  'µg/m³': 'ug-m3',
  日: 'day',
  '上年=100': 'index',
  '上年同期=100': 'index',
  '(上年=100)': 'index',
  '(上年同期=100)': 'index',
}

const BASE_SYNONYMS: Readonly<Record<string, string>> = {
  平米: '平方米',
  '㎡': '平方米',
  'm²': '平方米',
  m2: '平方米',
  度: '千瓦时',
  美金: '美元',
  kwh: '千瓦时',
  名: '人',
  yuan: '元',
  usd: '美元',
}

/**
 * The unit that a word beside a number or in a header names: one of the catalogue, or a power of ten of one (百万元,
 * 亿美元, ‰). A scale alone (亿) is taken of the unit that is `like`, of yuan where there is none.
 */
export function unitNamed(word: string, units: readonly Unit[], like?: Unit): Unit | undefined {
  const plain = word.replace(/\s+/g, word.match(/[a-z]\s+[a-z]/i) ? ' ' : '').toLowerCase()
  if (plain === '' || plain.length > 40) return undefined
  const named = units.filter((unit) => isNamed(unit, plain))
  if (named.length > 0) return named.find((unit) => like && areComparable(unit, like)) ?? named[0]
  if (plain === '‰')
    return scaled(
      units.find(({ code }) => code === 'percent'),
      -1,
      '‰',
      units,
    )
  const [scale, exponent] = SCALES.find(([scale]) => plain.startsWith(scale)) ?? ['', 0]
  const rest = plain.slice(scale.length).trim()
  if (scale === '') return unscaled(rest, units, like)
  const base =
    rest === '' ? (like && hasScales(like) ? like : unscaled('元', units)) : unscaled(rest, units, like)
  return scaled(base, exponent, plain, units)
}

/** Shares, places and indices do not come in tens of thousands. */
const hasScales = ({ dimension }: Unit): boolean =>
  !['ratio', 'ratio-difference', 'rank', 'index', 'time', 'concentration'].includes(dimension)

const isNamed = (unit: Unit, plain: string): boolean =>
  unit.zh === plain ||
  unit.en.toLowerCase() === plain ||
  unit.code.toLowerCase() === plain ||
  SYNONYMS[plain] === unit.code ||
  unit.zh.replace('（', '(').replace('）', ')') === plain

/** The unit of factor 1 with a name that some unit of the catalogue has behind its scale: 千瓦时 of 万千瓦时. */
function unscaled(word: string, units: readonly Unit[], like?: Unit): Unit | undefined {
  const name = BASE_SYNONYMS[word] ?? word
  const found = units.filter(({ zh }) => withoutScale(zh) === name)
  const of = found.find((unit) => like && areComparable(unit, like)) ?? found[0]
  return of && scaled({ ...of, factor: 1 }, 0, name, units)
}

const withoutScale = (zh: string): string => (zh === '千瓦时' ? zh : zh.replace(/^(?:万亿|亿|万)(?=.)/, ''))

function scaled(
  of: Unit | undefined,
  exponent: number,
  name: string,
  units: readonly Unit[],
): Unit | undefined {
  return of && unitOf(of.base, 10 ** exponent, units, of, name)
}

function unitOf(base: string, factor: number, units: readonly Unit[], of: Unit, name: string): Unit {
  const known = units.find((unit) => unit.base === base && Math.abs(unit.factor / factor - 1) < 1e-9)
  return known ?? { ...of, code: `${base}*${factor.toExponential()}`, zh: name, en: name, factor }
}

/** The unit of a code of the catalogue or of one made here (`CNY*1e+6`); undefined for anything else. */
export function unitOfCode(code: string, units: readonly Unit[]): Unit | undefined {
  const known = units.find((unit) => unit.code === code)
  if (known) return known
  const [base = '', power] = code.split('*')
  const of = units.find((unit) => unit.base === base)
  const factor = Number(power)
  if (!of || power === undefined || !(factor > 0 && factor < 1e16)) return undefined
  return unitOf(base, factor, units, of, `10^${Math.round(Math.log10(factor))} ${withoutScale(of.zh)}`)
}
