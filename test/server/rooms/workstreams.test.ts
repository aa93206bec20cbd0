import { describe, expect, it } from 'vitest'
import { grainTiers } from '#server/rooms/own/grainTiers.ts'
import { onboardingWatch } from '#server/rooms/own/onboardingWatch.ts'
import { payoutTree } from '#server/rooms/own/payoutTree.ts'
import { planStrips } from '#server/rooms/own/planStrips.ts'
import { priceClock } from '#server/rooms/own/priceClock.ts'
import { GrainTiers } from '#shared/contract/rooms/grainTiers.ts'
import { OnboardingWatch } from '#shared/contract/rooms/onboardingWatch.ts'
import { PayoutTree } from '#shared/contract/rooms/payoutTree.ts'
import { PlanStrips } from '#shared/contract/rooms/planStrips.ts'
import { PriceClock } from '#shared/contract/rooms/priceClock.ts'
import { HandRecords, REVIEWER, SCREEN, VIEWER } from '#test/server/rooms/handRecords.ts'

const DAY = '2026-11-23'

describe('payouts by policy', () => {
  const payment = (policy: string, amount: number, approvedOn: string, paidOn: string | null) => ({
    ...{
      policy,
      amount,
      approvedOn,
      paidOn,
      enterprise: `示例${amount}`,
      state: paidOn ? 'paid' : 'approved',
    },
  })
  const records = new HandRecords()
    .add('support-payment', 'a1', '2026-02-01', payment('甲', 300_000.1, '2026-02-01', '2026-03-01'))
    .add('support-payment', 'a2', '2026-02-01', payment('甲', 100_000.2, '2026-02-01', null))
    .add('support-payment', 'b1', '2026-04-01', payment('乙', 50_000, '2026-04-01', '2026-05-01'))
    .add('support-payment', 'c1', '2025-12-20', payment('丙', 70_000, '2025-12-20', '2026-01-10'))
    .add('support-payment', 'd1', '2025-06-01', payment('丁', 90_000, '2025-06-01', '2025-07-01'))
    .add('support-payment', 'r1', '2026-05-01', {
      ...payment('乙', 10_000, '2026-05-01', '2026-06-01'),
      state: 'recovered',
    })

  it('hold what was approved and what was paid this year, each by its own day, to the cent', () => {
    const { policies, total, year } = PayoutTree.parse(payoutTree(records.ground(DAY, REVIEWER)))
    expect(year).toBe(2026)
    expect(
      policies.map(({ policy, approved, paid, waiting }) => [policy.zh, approved, paid, waiting]),
    ).toEqual([
      ['甲', 400_000.3, 300_000.1, 1],
      ['乙', 60_000, 50_000, 0],
      ['丙', 0, 70_000, 0],
    ])
    expect(total).toMatchObject({
      approved: 460_000.3,
      paid: 420_000.1,
      firms: 3,
      waiting: 1,
      waitingAmount: 100_000.2,
    })
    expect(policies[2]?.rate).toBeNull()
  })

  it('name the firm to those whose work it is, to leaders only the payment, to screens neither', () => {
    const firms = (actor: typeof REVIEWER | typeof VIEWER | typeof SCREEN) =>
      PayoutTree.parse(payoutTree(records.ground(DAY, actor))).policies[0]?.payments.map(({ firm }) => firm)
    expect(firms(REVIEWER)).toEqual(['示例300000.1', '示例100000.2'])
    expect(firms(VIEWER)).toEqual([null, null])
    expect(firms(SCREEN)).toEqual([])
  })
})

describe('watched units', () => {
  const records = new HandRecords()
    .add('onboarding-unit', 'u1', '2026-03-01', {
      ...{ state: 'watched', sector: 'trade', standard: 'retail', turnover: 5_100_000, name: '示例甲' },
      openedOn: '2026-02-01',
    })
    .add('onboarding-unit', 'u2', '2026-03-01', {
      ...{ state: 'watched', sector: 'trade', standard: 'wholesale', turnover: 17_000_000, name: '示例乙' },
    })
    .add('onboarding-unit', 'u3', '2026-03-01', {
      ...{ state: 'watched', sector: 'construction', standard: 'construction', name: '示例丙' },
    })
    .add('onboarding-unit', 'u5', '2026-03-01', { state: 'watched', sector: 'services', name: '示例丁' })
    .add('onboarding-unit', 'u4', '2026-03-01', { state: 'listed', sector: 'trade', standard: 'retail' })

  it('are held against their standards, the nearest to being listed first', () => {
    const watch = OnboardingWatch.parse(onboardingWatch(records.ground(DAY, REVIEWER)))
    expect(watch).toMatchObject({ watched: 4, meets: 1, near: 1 })
    expect(watch.units.map(({ name, verdict, cycle, reach }) => [name, verdict, cycle, reach])).toEqual([
      ['示例甲', 'meets', 'monthly', 102],
      ['示例乙', 'near', 'annual', 85],
      ['示例丙', 'unknown', 'monthly', null],
      ['示例丁', 'unknown', 'annual', null],
    ])
    const counted = watch.standards.map((row) => row.meets + row.near + row.below + row.unknown)
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(watch.watched)
    expect(watch.standards.at(-1)).toMatchObject({ code: '', unknown: 1 })
    const trade = watch.standards.find(({ code }) => code === 'wholesale')
    expect(trade).toMatchObject({ least: 20_000_000, meets: 0, near: 1, below: 0, unknown: 0 })
  })

  it('are only counted for leaders and on a screen', () => {
    for (const actor of [VIEWER, SCREEN]) {
      const watch = onboardingWatch(records.ground(DAY, actor))
      expect(OnboardingWatch.parse(watch)).toMatchObject({ watched: 4, meets: 1, units: [] })
      expect(JSON.stringify(watch)).not.toContain('示例')
    }
  })
})

describe('grain in store', () => {
  const lot = (tier: string, depot: string, tonnes: number, stockDate: string, state = 'stored') => ({
    ...{ tier, depot, depotArea: `${depot.slice(0, 1)}库区`, variety: 'wheat', tonnes, stockDate, state },
  })
  const records = new HandRecords()
    .add('reserve-stock', 's1', '2026-09-30', lot('provincial', '甲一', 999, '2026-09-30'))
    .add('reserve-stock', 's2', '2026-10-31', lot('provincial', '甲一', 100.25, '2026-10-31', 'rotating'))
    .add('reserve-stock', 's3', '2026-10-31', lot('provincial', '乙一', 50.5, '2026-10-31'))
    .add('reserve-stock', 's4', '2026-09-30', lot('district', '甲一', 20, '2026-09-30'))

  it('is that of the newest count of each tier, with what is being rotated', () => {
    const stock = GrainTiers.parse(grainTiers(records.ground(DAY, REVIEWER)))
    expect(stock.tiers.map(({ code, tonnes, rotating }) => [code, tonnes, rotating])).toEqual([
      ['provincial', 150.75, 100.25],
      ['municipal', 0, 0],
      ['district', 20, 0],
    ])
    expect(stock).toMatchObject({ total: 170.75, areas: 2, depots: 2, countedOn: '2026-10-31' })
    expect(stock.stores.map(({ area, tonnes }) => [area, tonnes])).toEqual([
      ['乙库区', [50.5, 0, 0]],
      ['甲库区', [100.25, 0, 20]],
    ])
  })

  it('lies nowhere for a screen, and for leaders', () => {
    for (const actor of [SCREEN, VIEWER]) {
      const stock = grainTiers(records.ground(DAY, actor))
      expect(GrainTiers.parse(stock)).toMatchObject({ total: 170.75, stores: [] })
      expect(JSON.stringify(stock)).not.toContain('库区')
    }
  })
})

describe('stages of plans', () => {
  const records = new HandRecords()
    .add('plan-document', 'p1', '2026-02-01', { title: '示例规划', year: 2026, state: 'tender' })
    .add('plan-document', 'p1', '2026-11-13', { state: 'consulting' })
    .add('plan-document', 'old', '2020-02-01', { title: '旧', year: 2020, state: 'published' })

  it('say where a plan is and for how long; what is long through is left out', () => {
    const { plans } = PlanStrips.parse(planStrips(records.ground(DAY)))
    expect(plans.map(({ title, daysInStage }) => [title, daysInStage])).toEqual([['示例规划', 10]])
    expect(plans[0]?.stages.map(({ code, progress }) => `${code} ${progress}`)).toEqual([
      'tender passed',
      'drafting passed',
      'first-draft passed',
      'consulting now',
      'executive-meeting ahead',
      'peoples-congress ahead',
      'approved ahead',
      'published ahead',
    ])
  })

  it('look back: on an earlier day it was where it was', () => {
    const { plans } = PlanStrips.parse(planStrips(records.ground('2026-03-03')))
    expect(plans[0]).toMatchObject({ daysInStage: 30 })
    expect(plans[0]?.stages[0]).toMatchObject({ code: 'tender', progress: 'now', on: '2026-02-01' })
  })
})

describe('the clock of price determination', () => {
  const opened = { acceptedOn: '2026-11-02', state: 'surveying', gate: 'inspection', object: '涉案手机' }
  const records = new HandRecords()
    .add('price-case', 'c1', '2026-11-02', { ...opened, dueOn: '2026-11-20' })
    .add('price-case', 'c2', '2026-11-02', { ...opened, dueOn: '2026-11-25', gate: 'method' })
    .add('price-case', 'c3', '2026-11-02', { ...opened, dueOn: '2026-12-30' })
    .add('price-case', 'c4', '2026-11-02', { object: '涉案首饰', state: 'entrusted' })
    .add('price-case', 'c5', '2026-01-05', {
      ...{
        ...opened,
        state: 'archived',
        acceptedOn: '2026-01-05',
        closedOn: '2026-01-15',
        dueOn: '2026-01-12',
      },
    })
    .add('price-case', 'c6', '2025-12-01', {
      ...{
        ...opened,
        state: 'concluded',
        acceptedOn: '2025-12-21',
        closedOn: '2026-01-10',
        dueOn: '2026-01-12',
      },
    })

  it('counts what is pending by the working days left, and what was closed this year in time', () => {
    const clock = PriceClock.parse(priceClock(records.ground(DAY, SCREEN)))
    expect(clock.spans.map(({ code, count }) => `${code} ${count}`)).toEqual([
      'over 1',
      'within-3 1',
      'within-7 0',
      'later 1',
      'unset 1',
    ])
    expect(clock).toMatchObject({ pending: 4, soon: 1, overdue: 1, closed: 2, closedInTime: 1, meanDays: 15 })
    expect(clock.gates.map(({ code, pending, overdue }) => [code, pending, overdue])).toEqual([
      ['inspection', 2, 1],
      ['method', 1, 0],
      ['', 1, 0],
    ])
  })

  it('tells nothing of a case', () => {
    expect(JSON.stringify(priceClock(records.ground(DAY, REVIEWER)))).not.toContain('涉案')
  })
})
