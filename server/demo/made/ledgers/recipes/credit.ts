import { isPeriod, type Day } from '#shared/period.ts'
import { yearly } from '#server/demo/made/ledgers/begins.ts'
import { daysEarlier, daysLater, either, mostly, one } from '#server/demo/made/ledgers/makers.ts'
import { DISTRICT_OFFICES, firmName } from '#server/demo/made/ledgers/names.ts'
import type { Recipe, Step } from '#server/demo/made/ledgers/recipe.ts'

const PUBLISHED: readonly Step[] = [
  { to: 'checked', after: [0, 2] },
  { to: 'published', after: [1, 3] },
]

/** Decisions of the district's offices; in truth there are many times as many. */
const decisions = (kind: string, about: number): Recipe => ({
  entity: 'publicity-record',
  begins: yearly(about, 'even'),
  set: { kind, unit: one(...DISTRICT_OFFICES), decidedOn: daysEarlier(0, 4) },
  steps: either(
    0.97,
    [
      ...PUBLISHED,
      { to: 'repaired', after: [60, 200], share: kind === 'penalty' ? 0.08 : 0, reason: '演示：已履行义务' },
    ],
    [
      { to: 'checked', after: [0, 2] },
      { to: 'rejected', after: [0, 1], reason: '演示：要素缺项' },
      { to: 'entered', after: [1, 2] },
      ...PUBLISHED,
    ],
  ),
})

const DEEDS = [
  '按期足额纳税、连续三年无失信记录',
  '主动减免租金',
  '捐赠防护物资',
  '拾金不昧',
  '志愿服务满百小时',
  '带头履约、按期交付',
]

const listing = (
  category: string,
  about: number,
  subjects: readonly string[],
  subject: (n: number) => string,
): Recipe => ({
  entity: 'red-list-entry',
  begins: yearly(about, 'campaign', { exactly: { 2020: Math.round(about * 1.15) } }),
  set: {
    category,
    subjectType: ({ n }) => subjects[n % subjects.length],
    subject: ({ n, id }) => `${subject(n)}${subjects[0] === 'individual' ? id : ''}`,
    consent: mostly(0.8, true, false),
    deed: one(...DEEDS),
    collectedFrom: one(...DISTRICT_OFFICES),
  },
  steps: [
    { to: 'checked', after: [1, 3] },
    { to: 'submitted', after: [1, 4] },
    { to: 'listed', after: [4, 10], set: { validTo: daysLater(240, 250) } },
    {
      to: 'expired',
      after: ({ fields, calendar }) => expiry(fields['validTo'], (day) => calendar.after(day, 1)),
    },
  ],
})

const expiry = (validTo: unknown, next: (day: Day) => Day): Day | undefined =>
  isPeriod(validTo) ? next(validTo) : undefined

export const CREDIT: readonly Recipe[] = [
  decisions('licence', 118),
  decisions('penalty', 32),
  listing('red-list', 22, ['enterprise', 'organisation'], firmName),
  listing('individual-good', 34, ['individual'], () => '示例个人'),
  listing('commendation', 18, ['individual'], () => '示例先进个人'),
]
