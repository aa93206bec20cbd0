import { describe, expect, it } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import { linesOf, reportOf, type Values } from '#test/shared/report/support/reportOf.ts'

const remarks = (text: string, values: Values) =>
  reportOf(text, values).remarks.map(({ code, zh }) => `${code} ${zh}`)
const slots = (filter: string, ...codes: string[]): string =>
  codes.map((code) => `{{${code} | ${filter}}}`).join('')

describe('parts and their total', () => {
  const reserve = [
    'grain.reserve.total',
    'grain.reserve.provincial',
    'grain.reserve.municipal',
    'grain.reserve.district',
  ]
  const stock = (...values: number[]): Values =>
    Object.fromEntries(reserve.map((code, i) => [code, { '2020-06': values[i] ?? 0 }]))

  it('of the grain reserve have to be equal', () => {
    expect(remarks(slots('吨', ...reserve), stock(60, 30, 20, 10))).toEqual([])
    expect(remarks(slots('吨', ...reserve), stock(61, 30, 20, 10))).toEqual([
      'parts 储备粮总量：分项之和与总计相差1吨。',
    ])
  })

  it('of the new units: none is larger than all of them', () => {
    const units = ['stats.four-above.new-total', 'stats.four-above.new-construction']
    const said = (total: number, part: number): readonly string[] =>
      remarks(slots('家', ...units), {
        [units[0] ?? '']: { '2020-06': total },
        [units[1] ?? '']: { '2020-06': part },
      })
    expect(said(5, 5)).toEqual([])
    expect(said(5, 6)).toEqual([expect.stringMatching(/^parts .*大于/)])
  })
})

describe('a rate', () => {
  const rate = 'projects.key.completion-rate'
  const said = (value: number): readonly string[] =>
    remarks(slots('pct', rate), {
      [rate]: { '2020-06': value },
      'projects.key.invested-ytd': { '2020-06': 41.6 },
      'projects.key.plan-year': { '2020': 100, '2020-06': 100 },
    })
  it('is what its numerator and denominator make, to half of what is printed', () => {
    expect(said(41.6)).toEqual([])
    expect(said(41.64)).toEqual([])
    expect(said(41.7)).toEqual(['differs 区重点项目投资完成率为41.70%，由在库分子、分母计算为41.60%'])
  })
})

describe('a target past its day', () => {
  const [target, started] = ['projects.planned-starts.count', 'projects.planned-starts.started']
  const text = `{{${target} | deadline}}前拟开工{{${target} | 个}}，（已开工{{${started} | 个}}）。下一句。`
  const autumn = { period: asPeriod('2020-H2'), cutoff: asPeriod('2020-12-31') }
  const report = (done: number | null, terms: object = autumn) =>
    reportOf(text, { [target]: { '2020-Q3': 20 }, [started]: { '2020-06': 3, '2020-12': done } }, terms)

  it('and not reached is called so at the end of its sentence', () => {
    const late = report(12)
    expect(linesOf(late)).toEqual(['9月底前拟开工20个，（已开工12个）（未如期完成）。下一句。'])
    expect(late.remarks.map(({ code }) => code)).toContain('overdue')
  })

  it('is not where it was reached, where its day is to come, or where nobody knows', () => {
    expect(linesOf(report(20))[0]).not.toContain('未如期完成')
    expect(linesOf(report(20, {}))[0]).not.toContain('未如期完成')
    expect(linesOf(report(null))[0]).not.toContain('未如期完成')
  })

  it('holds for a rate that was to be whole by a day', () => {
    const rate = 'grain.outlets.plaque-rate'
    const said = (value: number, cutoff: string): string | undefined =>
      linesOf(
        reportOf(
          `挂牌率{{${rate} | pct}}。`,
          { [rate]: { '2020-06': value, '2020-07': value } },
          { cutoff: asPeriod(cutoff) },
        ),
      )[0]
    expect(said(98, '2020-06-30')).toBe('挂牌率98%。')
    expect(said(98, '2020-07-31')).toMatch(/（未如期完成）。$/)
    expect(said(100, '2020-07-31')).not.toContain('未如期完成')
  })
})

describe('one number said twice', () => {
  const [now, later] = ['projects.key.count', 'projects.key.count-h2']
  const said = (a: number, b: number): readonly string[] =>
    remarks(slots('个', now, later), { [now]: { '2020-06': a }, [later]: { '2020-H2': b } })
  it('has to be the same, or to be explained', () => {
    expect(said(66, 66)).toEqual([])
    expect(said(66, 68)).toEqual(['differs 区重点项目数66个，下半年推进重点项目数68个：前后不一，须有说明'])
  })
})
