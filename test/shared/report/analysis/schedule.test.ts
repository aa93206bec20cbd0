import { describe, expect, it } from 'vitest'
import { schedule } from '#shared/report/analysis/schedule.ts'
import { printingOf, saidOf, type Known } from '#test/shared/report/analysis/figuresKnown.ts'

const KEY = 'projects.key.invested-ytd'
const PLAN = 'projects.key.plan-year'
const FAI = 'economy.fixed-asset-investment.growth'
const GOAL = 'economy.fixed-asset-investment.growth-target'
const EMPHASIS = { turn: 15, worse: 10, behind: 20 }

const found = (known: Known, code: string, cutoff?: string) =>
  schedule(printingOf(known, cutoff), code, EMPHASIS)
const said = (known: Known, code: string, cutoff?: string): string => saidOf(found(known, code, cutoff))
const key = (done: number, plan: number): string =>
  said({ [KEY]: { '2020-06': done }, [PLAN]: { '2020': plan } }, KEY)

describe('the distance of an amount to its plan', () => {
  it.each([
    [45.2, 117.4, '45.2亿元，完成年度计划投资（117.4亿元）的38.5%，低于序时进度11.5个百分点，尚差72.2亿元'],
    [60, 100, '60亿元，完成年度计划投资（100亿元）的60%，高于序时进度10.0个百分点，尚差40亿元'],
    [50, 100, '50亿元，完成年度计划投资（100亿元）的50%，与序时进度持平，尚差50亿元'],
    // Rounded once, from the unrounded gap (F2): 50.04 % is on schedule as it is printed.
    [50.04, 100, '50.04亿元，完成年度计划投资（100亿元）的50.0%，与序时进度持平，尚差49.96亿元'],
    [100, 100, '100亿元，完成年度计划投资（100亿元）的100%，高于序时进度50.0个百分点'],
    [120, 100, '120亿元，完成年度计划投资（100亿元）的120%，高于序时进度70.0个百分点'],
    // A hundred is not said while anything is left.
    [99.97, 100, '99.97亿元，完成年度计划投资（100亿元）的99.97%，高于序时进度50.0个百分点，尚差0.03亿元'],
    [
      99999.9,
      100000,
      '99999.9亿元，完成年度计划投资（100000亿元）的不足100%，高于序时进度50.0个百分点，尚差0.1亿元',
    ],
    [0, 100, '0亿元，完成年度计划投资（100亿元）的0%，低于序时进度50.0个百分点，尚差100亿元'],
  ])('%f of %f', (done, plan, words) => {
    expect(key(done, plan)).toBe(`1—6月，区重点项目累计完成投资${words}。`)
  })

  it('is not told without a plan, by the plan of another year, or by a plan of nought', () => {
    const done = { [KEY]: { '2020-06': 45.2 } }
    expect(said(done, KEY)).toBe('')
    expect(said({ ...done, [PLAN]: { '2019': 100 } }, KEY)).toBe('')
    expect(said({ ...done, [PLAN]: { '2020': null } }, KEY)).toBe('')
    expect(said({ ...done, [PLAN]: { '2020': 0 } }, KEY)).toBe('')
  })

  it('goes by the curve of the plan', () => {
    const area = { 'ecology.greening.new-area': { '2020-06': 33 }, 'ecology.greening.task': { '2020': 60 } }
    expect(said(area, 'ecology.greening.new-area')).toContain('的55%，高于序时进度5.0个百分点')
    const certificates = 'bizenv.one-certificate.new-ytd'
    const goal = { 'bizenv.one-certificate.new-target': { '2020': 40 } }
    const now = { '2020-06': 10 }
    const lastYear = { '2019-06': 20, '2019-12': 40 }
    expect(said({ [certificates]: { ...lastYear, ...now }, ...goal }, certificates)).toBe(
      '1—6月，新增“一证办”事项数为10项，完成目标（40项）的25%，低于序时进度25.0个百分点，尚差30项。',
    )
    // Not known last year, the schedule is not known.
    expect(said({ [certificates]: now, ...goal }, certificates)).toMatch(/完成目标（40项）的25%，尚差30项。$/)
  })

  it('of a plan with a day of its own has no schedule of the year, and is late once the day is past', () => {
    const started = 'projects.planned-starts.started'
    const known = (done: number): Known => ({
      [started]: { '2020-08': done, '2020-09': done },
      'projects.planned-starts.count': { '2020-Q3': 36 },
    })
    const words = '计划新开工项目已开工数为12个，完成9月底前计划新开工项目数（36个）的33.3%，尚差24个'
    expect(said(known(12), started, '2020-08-31')).toBe(`1—8月，${words}。`)
    expect(said(known(12), started, '2020-10-31')).toBe(`1—9月，${words}（未如期完成）。`)
    expect(said(known(36), started, '2020-10-31')).not.toContain('未如期完成')
    expect(found(known(12), started, '2020-10-31')?.weight).toBe(20)
  })

  it('weighs more behind schedule', () => {
    const weight = (done: number): number | undefined =>
      found({ [KEY]: { '2020-06': done }, [PLAN]: { '2020': 100 } }, KEY)?.weight
    expect([weight(49), weight(49.97), weight(51)]).toEqual([20, 0, 0])
  })
})

describe('the distance of a rate to its target', () => {
  it.each([
    [8.4, 8, '固定资产投资增速高于年度预期目标（8%）0.4个百分点'],
    [-6.8, 1.5, '固定资产投资增速低于年度预期目标（1.5%）8.3个百分点'],
    [8.04, 8, '固定资产投资增速与年度预期目标（8%）持平'],
  ])('%f with %f', (now, goal, words) => {
    expect(said({ [FAI]: { '2020-05': now }, [GOAL]: { '2020': goal } }, FAI)).toBe(`1—5月，${words}。`)
  })

  it('of a share too', () => {
    const share = 'bizenv.online-services.share'
    const known = { [share]: { '2020-06': 88.54 }, 'bizenv.online-services.share-target': { '2020': 92 } }
    expect(said(known, share)).toBe('6月末，“一网通办”事项占比为88.5%，低于目标（92%）3.5个百分点。')
    expect(found(known, share)?.weight).toBe(20)
  })
})
