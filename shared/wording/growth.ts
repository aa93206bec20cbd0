import {
  either,
  percentWords,
  pointsWords,
  roundedFor,
  type Against,
  type Tongue,
} from '#shared/wording/tongue.ts'

/** A growth rate in words: `增长8.4%`, `下降6.3%`, `持平`; rounded 0.0 is 持平, never 增长0.0%. */
export function growthWords(rate: number, tongue: Tongue): string {
  const rounded = roundedFor(rate, tongue)
  if (rounded === 0) return either(tongue, '持平', 'unchanged')
  const size = percentWords(rate, tongue)
  return rounded > 0
    ? either(tongue, `${isOfPrices(tongue) ? '上涨' : '增长'}${size}`, `up ${size}`)
    : either(tongue, `下降${size}`, `down ${size}`)
}

const GROWTH_ON = {
  'last-year': {
    zh: '同比',
    en: 'year on year',
    flatZh: '与上年同期持平',
    flatEn: 'level with the same period last year',
  },
  previous: {
    zh: '环比',
    en: 'on the previous period',
    flatZh: '与上期持平',
    flatEn: 'level with the previous period',
  },
} as const

/** A growth rate with what it is on: `同比增长8.4%`; 与上年同期持平 means a growth of 0.0 and nothing else (S7). */
export function growthOnWords(rate: number, against: Against, tongue: Tongue): string {
  const on = GROWTH_ON[against]
  if (roundedFor(rate, tongue) === 0) return either(tongue, on.flatZh, on.flatEn)
  const growth = growthWords(rate, tongue)
  return either(tongue, `${on.zh}${growth}`, `${growth} ${on.en}`)
}

/** What became of a growth rate; the turns carry no number, since neither of the two rates is their size. */
export type RateTurn =
  | 'faster'
  | 'slower'
  | 'decline-narrowed'
  | 'decline-widened'
  | 'to-growth'
  | 'to-decline'
  | 'growth-to-flat'
  | 'decline-to-flat'
  | 'same-growth'
  | 'same-decline'
  | 'still-flat'

/** How one growth rate stands to an earlier one. The signs are those of the rounded rates, as the reader sees them. */
export function rateTurn(now: number, before: number, tongue: Tongue): RateTurn {
  const [a, b] = [roundedFor(now, tongue), roundedFor(before, tongue)]
  if (a === 0 && b === 0) return 'still-flat'
  if (a === 0) return b > 0 ? 'growth-to-flat' : 'decline-to-flat'
  if (a > 0 !== b > 0 || b === 0) return a > 0 ? 'to-growth' : 'to-decline'
  const change = roundedFor(now - before, tongue)
  if (change === 0) return a > 0 ? 'same-growth' : 'same-decline'
  if (a > 0) return change > 0 ? 'faster' : 'slower'
  return change > 0 ? 'decline-narrowed' : 'decline-widened'
}

/** A growth rate beside an earlier one (S7): `增速回落2.1个百分点`, `降幅收窄0.8个百分点`, `由降转增`. */
export function rateChangeWords(now: number, before: number, against: Against, tongue: Tongue): string {
  const by = pointsWords(now - before, tongue)
  const wasFlat = roundedFor(before, tongue) === 0
  const { rate, faster, up, en } = isOfPrices(tongue) ? PRICES : VOLUME
  const say = (zh: string, english: string, briefZh = zh, briefEn = english): string =>
    tongue.brief ? either(tongue, briefZh, briefEn) : either(tongue, zh, english)
  const same = SAME[against]
  switch (rateTurn(now, before, tongue)) {
    case 'faster':
      return say(`${rate}${faster}${by}`, `${en} faster by ${by}`, `${faster}${by}`, `faster by ${by}`)
    case 'slower':
      return say(`${rate}回落${by}`, `${en} slower by ${by}`, `回落${by}`, `slower by ${by}`)
    case 'decline-narrowed':
      return say(`降幅收窄${by}`, `decline narrowed by ${by}`)
    case 'decline-widened':
      return say(`降幅扩大${by}`, `decline widened by ${by}`)
    case 'to-growth':
      return say(
        `由${wasFlat ? '平' : '降'}转${up}`,
        `turned from ${wasFlat ? 'unchanged' : 'decline'} to ${en}`,
        `由${wasFlat ? '平' : '降'}转${up}`,
        `turned to ${en}`,
      )
    case 'to-decline':
      return say(
        `由${wasFlat ? '平' : up}转降`,
        `turned from ${wasFlat ? 'unchanged' : en} to decline`,
        `由${wasFlat ? '平' : up}转降`,
        'turned to decline',
      )
    case 'growth-to-flat':
      return say(`由${up}转平`, `turned from ${en} to unchanged`, `由${up}转平`, 'turned unchanged')
    case 'decline-to-flat':
      return say('由降转平', 'turned from decline to unchanged', '由降转平', 'turned unchanged')
    case 'same-growth':
    case 'still-flat':
      return say(
        `${rate}与${same.zh}持平`,
        `rate of ${en} the same as ${same.en}`,
        `${rate}持平`,
        `${en} unchanged`,
      )
    case 'same-decline':
      return say(
        `降幅与${same.zh}持平`,
        `rate of decline the same as ${same.en}`,
        '降幅持平',
        'decline unchanged',
      )
  }
}

const isOfPrices = ({ about }: Tongue): boolean => about === 'prices'
const VOLUME = { rate: '增速', faster: '加快', up: '增', en: 'growth' } as const
const PRICES = { rate: '涨幅', faster: '扩大', up: '涨', en: 'rise' } as const
const SAME = {
  previous: { zh: '上期', en: 'before' },
  'last-year': { zh: '上年同期', en: 'a year before' },
} as const
