import { describe, expect, it } from 'vitest'
import { movement } from '#shared/report/analysis/movement.ts'
import { printingOf, saidOf, type Known } from '#test/shared/report/analysis/figuresKnown.ts'

const FAI = 'economy.fixed-asset-investment.growth'
const EMPHASIS = { turn: 15, worse: 10, behind: 20 }

const found = (known: Known, code = FAI, against: 'previous' | 'last-year' = 'previous') =>
  movement(printingOf(known), code, against, EMPHASIS)
const said = (known: Known, code = FAI, against: 'previous' | 'last-year' = 'previous'): string =>
  saidOf(found(known, code, against))
const growth = (before: number, now: number): string => said({ [FAI]: { '2020-04': before, '2020-05': now } })

describe('the movement of a growth', () => {
  it.each([
    [5.8, 8.4, '同比增长8.4%，增速比1—4月加快2.6个百分点'],
    [8.4, 5.8, '同比增长5.8%，增速比1—4月回落2.6个百分点'],
    [8.4, 8.4, '同比增长8.4%，增速与1—4月相同'],
    [-5.8, -3.2, '同比下降3.2%，降幅比1—4月收窄2.6个百分点'],
    [-3.2, -5.8, '同比下降5.8%，降幅比1—4月扩大2.6个百分点'],
    [-3.2, -3.2, '同比下降3.2%，降幅与1—4月相同'],
    [-0.4, 8.4, '同比增长8.4%，比1—4月由降转升'],
    [0.4, -8.4, '同比下降8.4%，比1—4月由升转降'],
    [0, 1.2, '同比增长1.2%，比1—4月由平转升'],
    [0, -1.2, '同比下降1.2%，比1—4月由平转降'],
    [1.2, 0, '与上年同期持平，比1—4月由升转平'],
    [-1.2, 0, '与上年同期持平，比1—4月由降转平'],
    [0, 0, '与上年同期持平，增速与1—4月相同'],
    // What rounds to nought is nought for every word.
    [-0.04, 0.04, '与上年同期持平，增速与1—4月相同'],
    [0.04, -1.2, '同比下降1.2%，比1—4月由平转降'],
  ])('from %f to %f', (before, now, words) => {
    expect(growth(before, now)).toBe(`1—5月，固定资产投资${words}。`)
  })

  it('is told beside last year where the rule says so, or where the period before was not published', () => {
    const known = { [FAI]: { '2019-05': 2.1, '2020-04': 5.8, '2020-05': 8.4 } }
    const lastYear = '1—5月，固定资产投资同比增长8.4%，增速比上年同期加快6.3个百分点。'
    expect(said(known, FAI, 'last-year')).toBe(lastYear)
    expect(said({ [FAI]: { '2019-05': 2.1, '2020-04': null, '2020-05': 8.4 } })).toBe(lastYear)
  })

  it('makes no trend of one point, nor of points that lie further apart', () => {
    const alone = '1—5月，固定资产投资同比增长8.4%。'
    expect(said({ [FAI]: { '2020-05': 8.4 } })).toBe(alone)
    expect(said({ [FAI]: { '2020-03': 1, '2019-04': 2, '2020-05': 8.4 } })).toBe(alone)
  })

  it('steps over the January that nobody publishes, and names another year', () => {
    expect(
      saidOf(
        movement(
          printingOf({ [FAI]: { '2019-12': 4, '2020-02': -11.4 } }, '2020-03-31'),
          FAI,
          'previous',
          EMPHASIS,
        ),
      ),
    ).toBe('1—2月，固定资产投资同比下降11.4%，比2019年1—12月由升转降。')
  })

  it('brings the amount where it was published for the same period, and only then', () => {
    const retail = 'economy.retail-sales.growth'
    const rates = { [retail]: { '2020-04': -3.4, '2020-05': 0 } }
    const words = '与上年同期持平，比1—4月由降转平。'
    expect(said({ ...rates, 'economy.retail-sales.level': { '2020-05': 191.794 } }, retail)).toBe(
      `1—5月，社会消费品零售总额191.79亿元，${words}`,
    )
    expect(said({ ...rates, 'economy.retail-sales.level': { '2020-04': 147.15 } }, retail)).toBe(
      `1—5月，社会消费品零售总额${words}`,
    )
  })

  it('says of prices that they rise', () => {
    expect(
      said({ 'economy.cpi-ytd.growth': { '2020-04': 4.5, '2020-05': 4.2 } }, 'economy.cpi-ytd.growth'),
    ).toBe('1—5月，居民消费价格同比上涨4.2%，涨幅比1—4月回落0.3个百分点。')
  })

  it('says which of the two is preliminary', () => {
    const now = { value: 8.4, status: 'preliminary' } as const
    expect(said({ [FAI]: { '2020-04': 5.8, '2020-05': now } })).toContain('同比增长8.4%（初步），增速')
    expect(said({ [FAI]: { '2020-04': { ...now, value: 5.8 }, '2020-05': 8.4 } })).toMatch(
      /加快2\.6个百分点（对比数为初步）。$/,
    )
  })

  it('weighs a turn and a worsening more', () => {
    const weight = (before: number, now: number): number | undefined =>
      found({ [FAI]: { '2020-04': before, '2020-05': now } })?.weight
    expect([weight(1, 2), weight(2, 1), weight(-1, 2), weight(2, -1)]).toEqual([0, 10, 15, 25])
  })

  it('is not told of what is missing or of another year, which is listed where it is awaited', () => {
    const missing = printingOf({ [FAI]: { '2020-04': 1, '2020-05': null } })
    expect(movement(missing, FAI, 'previous', EMPHASIS)).toBeUndefined()
    expect(missing.missing.map(({ code }) => code)).toEqual([FAI])
    expect(said({ [FAI]: { '2019-12': 3 } })).toBe('')
    const never = printingOf({})
    expect(movement(never, FAI, 'previous', EMPHASIS)).toBeUndefined()
    expect(never.missing).toEqual([])
  })
})

describe('the movement of anything else', () => {
  const filings = 'projects.filings.count'
  const open = 'projects.issues.open'
  const rate = 'projects.joint-approval.completion-rate'

  it('sets a count that adds up beside the same months of last year, whatever the rule says', () => {
    const known = { [filings]: { '2019-05': 108, '2020-04': 90, '2020-05': 120 } }
    const words = '1—5月，项目备案数为120个，比上年同期增加12个。'
    expect(said(known, filings, 'last-year')).toBe(words)
    expect(said(known, filings, 'previous')).toBe(words)
    expect(said({ [filings]: { '2020-04': 90, '2020-05': 120 } }, filings, 'previous')).toBe('')
  })

  it('sets a state beside the one before, and a rate by its points', () => {
    expect(said({ [open]: { '2020-05': 15, '2020-06': 12 } }, open)).toBe(
      '6月末，整改台账未销号问题数为12个，比5月末减少3个。',
    )
    expect(said({ [open]: { '2020-05': 12, '2020-06': 12 } }, open)).toBe(
      '6月末，整改台账未销号问题数为12个，与5月末持平。',
    )
    expect(said({ [rate]: { '2020-05': 80, '2020-06': 87.54 } }, rate)).toBe(
      '1—6月，联审联批事项完成率为87.5%，比1—5月提高7.5个百分点。',
    )
    expect(said({ [rate]: { '2020-05': 87.53, '2020-06': 87.54 } }, rate)).toMatch(/，与1—5月持平。$/)
  })

  it('says nothing where there is one point, and never subtracts published amounts', () => {
    expect(said({ [open]: { '2020-06': 12 } }, open)).toBe('')
    const level = 'economy.retail-sales.level'
    expect(said({ [level]: { '2019-05': 191.8, '2020-05': 191.79 } }, level, 'last-year')).toBe('')
  })
})
