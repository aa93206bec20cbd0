import type { Unit } from '#shared/unit.ts'

/** A filter that prints a number with a unit behind it, and the unit to which the figure is converted. */
export interface AmountFilter {
  readonly name: string
  readonly unit: Pick<Unit, 'dimension' | 'base' | 'factor'>
  /** Most decimals that are printed; trailing zeros are not. */
  readonly decimals: number
  readonly zh: string
  readonly en: string
}

const MONEY = { dimension: 'money', base: 'CNY' } as const
const PERSONS = { dimension: 'count', base: 'person' } as const

const counted = ([name, base, en]: readonly [string, string, string]): AmountFilter => ({
  name,
  unit: { dimension: 'count', base, factor: 1 },
  decimals: 0,
  zh: `整数加量词：36${name}`,
  en,
})

/** Filters named by the unit that they print. */
export const printsAmount: readonly AmountFilter[] = [
  {
    name: '亿元',
    unit: { ...MONEY, factor: 1e8 },
    decimals: 2,
    zh: '换算为亿元：12.35亿元',
    en: '100 million yuan',
  },
  {
    name: '万元',
    unit: { ...MONEY, factor: 1e4 },
    decimals: 2,
    zh: '换算为万元：850万元',
    en: '10 thousand yuan',
  },
  { name: '元', unit: { ...MONEY, factor: 1 }, decimals: 2, zh: '换算为元：52300元', en: 'yuan' },
  {
    name: '吨',
    unit: { dimension: 'mass', base: 't', factor: 1 },
    decimals: 2,
    zh: '吨：1200吨',
    en: 'tonnes',
  },
  {
    name: '万平方米',
    unit: { dimension: 'area', base: 'm2', factor: 1e4 },
    decimals: 2,
    zh: '万平方米：38.5万平方米',
    en: '10 thousand square metres',
  },
  {
    name: '万人',
    unit: { ...PERSONS, factor: 1e4 },
    decimals: 2,
    zh: '换算为万人：3.42万人',
    en: '10 thousand persons',
  },
  { name: '人', unit: { ...PERSONS, factor: 1 }, decimals: 0, zh: '整数加量词：120人', en: 'persons' },
  { name: '名', unit: { ...PERSONS, factor: 1 }, decimals: 0, zh: '整数加量词：36名', en: 'persons' },
  ...(
    [
      ['家', 'entity', 'firms or institutions'],
      ['户', 'household', 'registered market entities'],
      ['个', 'item', 'items'],
      ['项', 'matter', 'matters'],
      ['次', 'occasion', 'times'],
      ['篇', 'article', 'articles'],
      ['期', 'edition', 'editions'],
      ['件', 'case', 'cases'],
      ['条', 'record', 'records'],
      ['份', 'copy', 'copies'],
      ['种', 'kind', 'kinds'],
      ['处', 'site', 'sites'],
    ] as const
  ).map(counted),
]

const byName = new Map(printsAmount.map((filter) => [filter.name, filter]))
export const amountFilter = (name: string): AmountFilter | undefined => byName.get(name)
