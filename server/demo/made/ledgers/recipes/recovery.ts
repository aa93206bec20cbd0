import { withEach, yearly } from '#server/demo/made/ledgers/begins.ts'
import {
  between,
  daysLater,
  either,
  mostly,
  money,
  ofParent,
  one,
  parentId,
} from '#server/demo/made/ledgers/makers.ts'
import { DISTRICT_OFFICES, firmName, newFirm, someFirm, street } from '#server/demo/made/ledgers/names.ts'
import { PLACES } from '#server/demo/made/projectNames.ts'
import type { Making, MadeRecord, Recipe } from '#server/demo/made/ledgers/recipe.ts'

const FIRST_CAMPAIGN_YEAR = 2020
/** Since the campaign, members stand at the posts when the rivers rise and at the great fairs. */
const FIRST_YEAR_AFTER = 2023
const LAST_CAMPAIGN_YEAR = 2022
const BANKS = 31
const CHECKPOINTS = 44

const SERVED: readonly Recipe[] = [
  { year: 2020, members: 118 },
  { year: 2021, members: 64 },
  { year: 2022, members: 96 },
].map(({ year, members }) => ({
  entity: 'deployment',
  begins: yearly(members, 'campaign', { from: year, to: year, exactly: { [year]: members } }),
  set: {
    person: ({ n }) => `党员${String(n + 1).padStart(3, '0')}`,
    checkpoint: ({ n }) => `${String(PLACES[n % PLACES.length]?.[0])}第${1 + (n % CHECKPOINTS)}卡口`,
    street,
  },
  steps: [{ event: 'deployment.ended', after: [10, 30] }],
}))
const STANDING_BY: Recipe = {
  entity: 'deployment',
  begins: yearly(52, 'late', { from: FIRST_YEAR_AFTER }),
  set: {
    person: ({ n }) => `党员${String(n + 1).padStart(3, '0')}`,
    checkpoint: ({ n }) => `${String(PLACES[n % PLACES.length]?.[0])}防汛值守点`,
    street: ({ n }) => PLACES[n % PLACES.length]?.[1],
  },
  steps: [{ event: 'deployment.ended', after: [30, 60] }],
}

const isFirstYear = ({ id }: MadeRecord): boolean => id.startsWith(`${FIRST_CAMPAIGN_YEAR}-`)
const nthMeeting = ({ parent }: Making): number => Number(parent?.id.slice(5) ?? 0)

const attendance = (count: readonly [number, number], where: (meeting: MadeRecord) => boolean): Recipe => ({
  entity: 'matchmaking-attendance',
  begins: withEach('matchmaking-event', count, { where }),
  set: {
    event: parentId,
    bank: (making) =>
      `示例银行${String(1 + ((nthMeeting(making) * 3 + making.n) % (4 + Math.min(nthMeeting(making) * 2, BANKS - 4)))).padStart(2, '0')}`,
    enterprise: (making) => firmName(nthMeeting(making) * 31 + making.n),
    heldOn: ofParent('heldOn'),
  },
})

const loans = (channel: string, about: number, amount: number, to?: number): Recipe => ({
  entity: 'loan-record',
  begins: yearly(about, channel === 'key-supply' ? 'campaign' : 'work', {
    from: FIRST_CAMPAIGN_YEAR,
    ...(to !== undefined && { to }),
  }),
  set: {
    channel,
    enterprise: newFirm,
    bank: ({ n }) => `示例银行${String(1 + (n % BANKS)).padStart(2, '0')}`,
    amount: money(amount),
  },
  steps: either(
    0.95,
    [
      { to: 'approved', after: [2, 6] },
      {
        to: 'granted',
        after: [2, 8],
        share: 0.96,
        late: [20, 40],
        set: { amount: ({ fields }) => fields['amount'] },
      },
    ],
    [{ to: 'withdrawn', after: [3, 12], reason: '演示：企业放弃' }],
  ),
})

const relief = (
  about: number,
  weights: 'campaign' | 'work',
  amount: number,
  from: number,
  to?: number,
): Recipe => ({
  entity: 'relief-grant',
  begins: yearly(about, weights, { from, ...(to !== undefined && { to }), exactly: { 2020: about } }),
  set: {
    enterprise: newFirm,
    policy: one('房租减免补助', '贷款贴息', '用电补助', '稳产满产奖励'),
    amount: money(amount),
  },
  steps: [
    { to: 'approved', after: [1, 4], set: { amount: ({ fields }) => fields['amount'] } },
    { to: 'paid', after: [2, 6], share: 0.97, late: [15, 40] },
  ],
})

export const RECOVERY: readonly Recipe[] = [
  ...SERVED,
  STANDING_BY,
  {
    entity: 'enterprise-request',
    begins: yearly(76, 'work', { from: FIRST_CAMPAIGN_YEAR, exactly: { 2020: 160 } }),
    set: {
      enterprise: someFirm(300),
      topic: one('funding', 'labour', 'logistics', 'materials', 'policy', 'market', 'other'),
      text: one('希望对接低息贷款', '一线用工不足', '原料运输通行受限', '咨询减免政策办理', '请求协调场地'),
    },
    steps: [
      { to: 'dispatched', after: [0, 1], set: { unit: one(...DISTRICT_OFFICES), dueOn: daysLater(12, 15) } },
      { to: 'handling', after: [0, 1] },
      { to: 'settled', after: [2, 9], share: 0.96, late: [16, 40] },
      { to: 'confirmed', after: [1, 4], share: 0.95, set: { satisfied: mostly(0.97, true, false) } },
    ],
  },
  {
    entity: 'matchmaking-event',
    begins: yearly(13, 'work', { from: FIRST_CAMPAIGN_YEAR }),
    set: { newProducts: between(2, 4), intentAmount: money(18_900, 0.4) },
  },
  attendance([19, 22], isFirstYear),
  attendance([5, 7], (meeting) => !isFirstYear(meeting)),
  loans('matchmaking', 36, 5_050),
  loans('key-supply', 26, 2_640, LAST_CAMPAIGN_YEAR),
  loans('preferential', 12, 900),
  {
    entity: 'subsidy-payout',
    begins: yearly(18, 'campaign', { from: FIRST_CAMPAIGN_YEAR }),
    set: {
      batch: ({ year, n }) => `${year}年第${n + 1}批`,
      amount: money(1_078, 0.3),
      persons: between(2_900, 4_200),
      enterprises: between(80, 160),
    },
  },
  relief(164, 'campaign', 26, 2020, 2020),
  relief(46, 'work', 58, 2021),
]
