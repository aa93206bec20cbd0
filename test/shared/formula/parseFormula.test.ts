import { describe, expect, test } from 'vitest'
import { FormulaError } from '#shared/formula/formulaError.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const faultOf = (text: string): Pick<FormulaError, 'code' | 'at' | 'zh'> => {
  try {
    parseFormula(text)
  } catch (error) {
    if (error instanceof FormulaError) return { code: error.code, at: error.at, zh: error.zh }
    throw error
  }
  throw new Error(`nothing wrong with ${text}`)
}

describe('a formula', () => {
  test('every one of the catalogue can be read', () => {
    const formulas = catalogue.indicators.flatMap(({ derivedFrom }) => derivedFrom ?? [])
    expect(formulas).toHaveLength(128)
    for (const text of formulas) expect(() => parseFormula(text), text).not.toThrow()
  })

  test('binds as in arithmetic, from the left', () => {
    expect(parseFormula('{a} - {b} - {c} / {d} * 100')).toMatchObject({
      operator: '-',
      left: { operator: '-', left: { code: 'a' }, right: { code: 'b' } },
      right: { operator: '*', left: { operator: '/', left: { code: 'c' } }, right: { text: '100' } },
    })
    expect(parseFormula('({a} - {b}) * 2')).toMatchObject({ operator: '*', left: { operator: '-' } })
  })

  test('keeps where each part stands', () => {
    const text = '{projects.key.completion-rate} - schedule(projects.key)'
    const formula = parseFormula(text)
    if (formula.type !== 'binary') throw new Error('not a difference')
    expect(text.slice(formula.left.at, formula.left.end)).toBe('{projects.key.completion-rate}')
    expect(text.slice(formula.right.at, formula.right.end)).toBe('schedule(projects.key)')
  })

  test('reads every kind of condition', () => {
    const text =
      'count(case-study; round = period and state in [submitted, checked] and type = news and lists has key and x is set and paidOn in ytd and dueOn in year and stockDate = end)'
    expect(parseFormula(text)).toMatchObject({
      entity: 'case-study',
      where: [
        { test: 'covers-period' },
        { test: 'in', values: ['submitted', 'checked'] },
        { test: 'equals', values: ['news'] },
        { test: 'has', values: ['key'] },
        { test: 'is-set' },
        { test: 'in-ytd' },
        { test: 'in-year' },
        { test: 'at-end' },
      ],
    })
  })
})

describe('what cannot be read is refused with its place', () => {
  const cases: readonly [why: string, text: string, code: string, at: number][] = [
    ['a symbol without meaning', '{a} % {b}', 'unexpected', 4],
    ['an operator without a right side', '{a} +', 'unfinished', 5],
    ['two operators', '{a} * / {b}', 'unexpected', 6],
    ['an unknown function', 'median({a})', 'unexpected', 0],
    ['a bracket that is not closed', '({a} + {b}', 'unfinished', 10],
    ['something after the end', '{a} {b}', 'unexpected', 4],
    ['last year of a number', 'last-year(3)', 'unexpected', 10],
    ['a sum of a whole ledger', 'sum(project)', 'unexpected', 11],
    ['a condition without a value', 'count(project; state = )', 'unexpected', 23],
    ['an empty formula', '  ', 'unfinished', 2],
    ['a figure whose brace is open', '{a.b', 'unexpected', 0],
  ]
  test.each(cases)('%s', (_, text, code, at) => {
    const fault = faultOf(text)
    expect(fault).toMatchObject({ code, at })
    expect(fault.zh).toContain(`第${at + 1}个字符`)
  })
})
