import { PLACES } from '#server/demo/made/projectNames.ts'
import { luck } from '#server/demo/made/ledgers/makers.ts'
import type { Maker, Making } from '#server/demo/made/ledgers/recipe.ts'

/*
 * Names that stand for nobody: a quarter of the district, a trade, 示例 and a number. Persons are what they do, with a
 * number.
 */
const TRADES = [
  '机械',
  '食品',
  '商贸',
  '物流',
  '建材',
  '服饰',
  '电子',
  '餐饮',
  '医药',
  '科技',
  '包装',
  '印务',
]

/** The nth invented firm; many hundreds are different. */
export function firmName(n: number): string {
  const [place = ''] = PLACES[n % PLACES.length] ?? []
  return `${place}${TRADES[n % TRADES.length] ?? ''}示例企业${String(1 + Math.floor(n / 7)).padStart(3, '0')}`
}

/** A firm that is named only once in a year by this recipe. */
export const newFirm: Maker = ({ n, year, entity }) => firmName(n + (year % 4) * 5 + entity.length * 11)

/** One of so many firms that come again and again. */
export const someFirm =
  (of: number): Maker =>
  (making) =>
    firmName(Math.floor(luck(making, 'firm') * of))

export const street: Maker = (making) => PLACES[Math.floor(luck(making, 'street') * PLACES.length)]?.[1]
export const placeName = (making: Making): string =>
  PLACES[Math.floor(luck(making, 'place') * PLACES.length)]?.[0] ?? ''

/** 承办人03 and the like. */
export const person =
  (post: string, of = 12): Maker =>
  (making) =>
    `${post}${String(1 + Math.floor(luck(making, 'person', post) * of)).padStart(2, '0')}`

/** Some different ones of a post. */
export const persons =
  (post: string, count: number, of = 12): Maker =>
  (making) => {
    const first = Math.floor(luck(making, 'persons', post) * of)
    return Array.from(
      { length: count },
      (_, i) => `${post}${String(1 + ((first + i * 5) % of)).padStart(2, '0')}`,
    )
  }

/** Offices of the district that answer for matters and give information. */
export const DISTRICT_OFFICES = [
  'district.hrss',
  'district.finance',
  'district.finance-office',
  'district.greening',
  'district.gov-services',
  'district.commerce',
  'district.market',
  'district.ecology-environment',
] as const
