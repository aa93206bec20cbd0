import type { Locale } from '#shared/period.ts'
import { round, type Rounding } from '#shared/rounding.ts'
import { formatNumber } from '#shared/wording/numeral.ts'

/** How something is to be said: in which language, to how many decimals, rounded by which convention. */
export interface Tongue {
  readonly locale: Locale
  /** Decimals of what is said; left out: 1. */
  readonly decimals?: number
  /** The bureau's rounding (S12); left out: 四舍五入. */
  readonly rounding?: Rounding | undefined
  /** What grows: of prices one says 上涨 and 涨幅, of anything else 增长 and 增速. Left out: no prices. */
  readonly about?: 'prices' | undefined
  /** For tiles, where the surroundings say what is meant: `加快2.1个百分点`, `faster by 2.1 pp`. */
  readonly brief?: boolean
}

/** What a figure is set against. */
export type Against = 'previous' | 'last-year'

const DEFAULT_DECIMALS = 1

export const isEnglish = ({ locale }: Tongue): boolean => locale === 'en'

/** One of two texts, by the language. */
export const either = (tongue: Tongue, zh: string, en: string): string => (isEnglish(tongue) ? en : zh)

/** The value rounded once, to the decimals that are said; every word is chosen from this and never from more. */
export const roundedFor = (value: number, tongue: Tongue): number =>
  round(value, tongue.decimals ?? DEFAULT_DECIMALS, tongue.rounding ?? 'half-up')

/** The size of a number without its sign: words tell the direction. */
export const sizeOf = (value: number, { decimals = DEFAULT_DECIMALS, rounding }: Tongue): string =>
  formatNumber(Math.abs(value), { decimals, rounding })

/** `2.1个百分点`, `2.1 percentage points`, briefly `2.1 pp`: the difference of two rates, without a sign (S7). */
export function pointsWords(points: number, tongue: Tongue): string {
  const size = sizeOf(points, tongue)
  const unit = pointsUnit(points, tongue)
  return either(tongue, size + unit, `${size} ${unit}`)
}

/** The unit of {@link pointsWords} alone, where a card sets it apart from the number. */
export function pointsUnit(points: number, tongue: Tongue): string {
  const isOne = Math.abs(roundedFor(points, tongue)) === 1
  const en = tongue.brief ? 'pp' : isOne ? 'percentage point' : 'percentage points'
  return either(tongue, '个百分点', en)
}

/** `8.4%`, without a sign: a share, a completion, the size of a growth. */
export const percentWords = (percent: number, tongue: Tongue): string => `${sizeOf(percent, tongue)}%`
