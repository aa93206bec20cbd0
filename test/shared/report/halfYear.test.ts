import { describe, expect, it } from 'vitest'
import type { ReportBlock, ReportDocument, Runs } from '#shared/report/document.ts'
import { seriesKey } from '#shared/series.ts'
import {
  BLANKS,
  halfYearValues,
  indicatorOf,
  periodOf,
  TEMPLATE,
} from '#test/shared/report/support/halfYear.ts'
import {
  CATALOGUE,
  HOME,
  linesOf,
  reportOf,
  textOf,
  type Values,
} from '#test/shared/report/support/reportOf.ts'

const values = halfYearValues()
const whole = reportOf(TEMPLATE, values)
const text = linesOf(whole).join('\n')
/** Without what the rules of the analyses choose to say, which is another choice where a figure is missing. */
const PLAIN = TEMPLATE.replaceAll(/\{\{#(?:analysis|picture)[^\n]*/g, '')
const plain = linesOf(reportOf(PLAIN, values)).join('\n')
const codes = BLANKS.map(({ code }) => code)

const valueOf = (code: string): number => values[code]?.[periodOf(code)] ?? NaN
const runsOf = (block: ReportBlock): readonly Runs[] =>
  block.type === 'picture' ? [] : block.type === 'table' ? block.rows.flat() : [block.runs]

/** Where the text speaks of a figure: the paragraph, and what it prints of it. */
function told(document: ReportDocument, code: string) {
  const index = document.figures.findIndex(({ series }) => series === seriesKey(code, HOME))
  const runs = document.blocks.flatMap(runsOf).filter((one) => one.some(({ figure }) => figure === index))
  return {
    figure: document.figures[index],
    prints: runs.flatMap((one) => one.flatMap((run) => (run.figure === index ? [run.text] : []))),
    around: runs.map(textOf).join('\n'),
  }
}

const COUNTED: Readonly<Record<string, string>> = { 'count-person': '名' }
const QUALIFIED: Readonly<Record<string, (unit: string) => string>> = {
  余: (unit) => (unit === '万人' ? '3万余人' : `340余${unit}`),
  多: (unit) => `30多${unit}`,
  近: (unit) => `近900${unit}`,
  约: (unit) => `约38${unit}`,
}
const numbersIn = (of: string): readonly string[] => of.match(/\d+(?:\.\d+)?/g) ?? []
const tenth = (value: number): string => String(Math.round(value * 10) / 10)

/** What has to stand there, worked out by hand and not by what prints it. */
function expected(code: string, qualifier: string | null): string {
  const { unit: unitCode, kind } = indicatorOf(code)
  const unit = COUNTED[unitCode] ?? CATALOGUE.unit(unitCode).zh
  const value = valueOf(code)
  if (qualifier === '超过') return `${tenth(value)}%以上`
  if (qualifier !== null) return QUALIFIED[qualifier]?.(unit) ?? ''
  if (kind === 'growth-yoy') return `增长${value.toFixed(1)}%`
  return unitCode === 'percent' ? `${tenth(value)}%` : `${value}${unit}`
}

/** By which words the text tells the period, where it is not the half-year itself. */
const PERIOD_WORDS: Readonly<Record<string, RegExp>> = {
  '2020-05': /1—5月|5月末/,
  '2019-H2': /2019年下半年/,
  '2020-Q3': /9月底/,
  '2020-H2': /下半年|推进重点项目/,
}

describe('the half-year report', () => {
  it('has 96 blanks', () => {
    expect(codes).toHaveLength(96)
  })

  it('has eight to twelve pictures', () => {
    expect(TEMPLATE.match(/#picture/g)?.length).toBeGreaterThanOrEqual(8)
    expect(TEMPLATE.match(/#picture/g)?.length).toBeLessThanOrEqual(12)
  })

  it('of all figures misses nothing and says nothing of 待报', () => {
    expect(whole.missing).toEqual([])
    expect(text).not.toContain('待报')
  })

  it.each(BLANKS)('prints $code with its value, unit, period and qualifier', ({ code, qualifier }) => {
    const { figure, prints, around } = told(whole, code)
    expect(figure).toMatchObject({
      value: valueOf(code),
      period: periodOf(code),
      unit: CATALOGUE.unit(indicatorOf(code).unit).zh,
    })
    expect(prints).toContain(expected(code, qualifier))
    const words = PERIOD_WORDS[periodOf(code)]
    if (words) expect(around).toMatch(words)
  })

  it.each(codes)('is another where %s is another', (code) => {
    const other = { ...values, [code]: { [periodOf(code)]: valueOf(code) * 1.2 + 3 } }
    const changed = reportOf(PLAIN, other)
    expect(linesOf(changed).join('\n')).not.toBe(plain)
    expect(told(changed, code).figure?.value).not.toBe(valueOf(code))
  })

  it.each(codes)('without %s lists it, leaves its sentence out or awaits it, and invents nothing', (code) => {
    const { [code]: gone, ...rest } = values
    expect(gone).toBeDefined()
    const without = reportOf(PLAIN, rest)
    const now = linesOf(without).join('\n')
    const [missing] = without.missing.filter((one) => one.code === code)
    expect(missing).toMatchObject({ name: indicatorOf(code).zh, why: 'unpublished' })
    expect(now).toContain(`${indicatorOf(code).zh}（未发布）`)
    expect(now.includes('（待报）')).toBe(missing?.then === 'awaited')
    expect(told(without, code)).toMatchObject({ figure: undefined, prints: [] })
    for (const number of numbersIn(now)) expect(numbersIn(plain)).toContain(number)
  })

  it('of a figure with no value says why, and takes no other period for it', () => {
    const code = 'projects.key.invested-ytd'
    const given: Values = {
      ...values,
      [code]: { '2020-05': 12.5, '2020-06': { value: null, missing: 'not-returned' } },
    }
    const document = reportOf(TEMPLATE, given)
    expect(document.missing).toContainEqual({
      code,
      name: '区重点项目累计完成投资',
      why: 'not-returned',
      then: 'awaited',
    })
    expect(linesOf(document).join('\n')).not.toMatch(/已投12\.5/)
  })
})
