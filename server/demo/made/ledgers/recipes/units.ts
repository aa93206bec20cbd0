import { onDays, yearly, type Weights } from '#server/demo/made/ledgers/begins.ts'
import {
  between,
  daysEarlier,
  either,
  inTurn,
  luck,
  made,
  mostly,
  one,
} from '#server/demo/made/ledgers/makers.ts'
import { newFirm, persons, street } from '#server/demo/made/ledgers/names.ts'
import { ZONES } from '#server/demo/made/ledgers/recipes/returns.ts'
import type { Maker, Recipe, Step } from '#server/demo/made/ledgers/recipe.ts'
import { ENTRY_STANDARDS } from '#shared/rooms/entryStandards.ts'

const codesOf = (sector: string): readonly string[] =>
  ENTRY_STANDARDS.filter((standard) => standard.sector === sector).map(({ code }) => code)

/** A turnover of so many percent of the threshold, in full thousands; none where a qualification decides. */
function ofThreshold(from: number, to: number): Maker {
  return (making) => {
    const least = ENTRY_STANDARDS.find(({ code }) => code === making.fields['standard'])?.least ?? null
    if (least === null) return undefined
    const percent = from + (to - from) * luck(making, 'turnover', from)
    return Math.round((least * percent) / 100_000) * 1_000
  }
}
const isQualified = (standard: unknown): boolean =>
  ENTRY_STANDARDS.some(({ code, least }) => code === standard && least === null)
const qualified: Maker = ({ fields }) => (isQualified(fields['standard']) ? true : undefined)

const REVIEWS: readonly Step[] = [
  { event: 'onboarding.measured', after: [20, 60], set: { turnover: ofThreshold(102, 175), qualified } },
  { to: 'applied', after: [5, 45], set: { applyCycle: one('monthly', 'monthly', 'annual') } },
  { to: 'district-review', after: [1, 2] },
  { to: 'city-review', after: [1, 3] },
  { to: 'provincial-review', after: [2, 4] },
]

/** So many units of a sector that reach the threshold each year; most are listed and rewarded. */
const listed = (sector: string, about: number, weights: Weights): Recipe => ({
  entity: 'onboarding-unit',
  begins: yearly(about, weights),
  set: {
    ...{ sector, name: newFirm, standard: inTurn(...codesOf(sector)) },
    turnover: (making) => {
      const standard = codesOf(sector)[making.n % codesOf(sector).length]
      const fields = { ...making.fields, ...(standard !== undefined && { standard }) }
      return made(ofThreshold(62, 106), { ...making, fields })
    },
    employees: between(8, 140),
    openedOn: mostly(0.35, daysEarlier(20, 150), daysEarlier(700, 4_000)),
  },
  steps: either(
    0.94,
    [
      ...REVIEWS,
      { to: 'listed', after: [2, 5] },
      {
        event: 'onboarding.reward-paid',
        after: [60, 110],
        share: 0.72,
        set: { reward: one(50_000, 100_000, 100_000, 200_000) },
      },
      { to: 'removed', after: [240, 420], share: 0.03, reason: '演示：规模回落' },
    ],
    [...REVIEWS.slice(0, 3), { to: 'refused', after: [2, 4], reason: '演示：佐证材料不足' }],
  ),
})

const SECTOR_CODES = ['C', 'E', 'F', 'G', 'H', 'I', 'K', 'L', 'M', 'O']

export const UNITS: readonly Recipe[] = [
  listed('construction', 14, 'even'),
  listed('real-estate', 5, 'even'),
  listed('industry', 7, 'work'),
  listed('trade', 18, 'even'),
  listed('lodging-catering', 8, 'even'),
  listed('services', 12, 'late'),
  {
    entity: 'unit-record',
    begins: yearly(42, 'even'),
    set: {
      creditCode: ({ id }) => `示例码${id}`,
      name: newFirm,
      sector: one(...SECTOR_CODES),
      street,
      operating: one('open', 'open', 'open', 'planned'),
    },
    steps: [
      {
        event: 'unit-record.checked',
        after: [60, 200],
        share: 0.8,
        set: { operating: one('open', 'open', 'open', 'open', 'closed') },
      },
      { event: 'unit-record.cancelled', after: [120, 400], share: 0.06, reason: '演示：已注销登记' },
    ],
  },
  {
    entity: 'enforcement-inspection',
    begins: yearly(48, 'work'),
    set: {
      batch: ({ year, n, of }) => `${year}年第${1 + Math.floor((n * 4) / of)}批`,
      drawSeed: ({ year, n, of }) => `${year}-${1 + Math.floor((n * 4) / of)}-7919`,
      enterprise: newFirm,
      inspectors: persons('执法员', 2),
    },
    steps: (making) => [
      {
        to: 'inspected',
        after: [3, 12],
        share: 0.97,
        late: [20, 45],
        set: { result: luck(making, 'result') < 0.86 ? 'no-problem' : 'corrected' },
      },
      ...(luck(making, 'result') < 0.86 ? [] : [{ to: 'correcting', after: [1, 2] } as const]),
      { to: 'closed', after: [5, 15] },
    ],
  },
  {
    entity: 'zone-rating',
    begins: onDays((through) =>
      Array.from({ length: through - 2018 }, (_, i) => ZONES.map(() => `${2019 + i}-03-20`)).flat(),
    ),
    set: {
      zone: inTurn(...ZONES),
      year: ({ year }) => year - 1,
      stars: between(2, 4),
      previousStars: between(2, 3),
    },
  },
]
