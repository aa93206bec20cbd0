import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSetAhead } from '#shared/indicator.ts'
import { asPeriod, periodEnd } from '#shared/period.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import { renderReport } from '#shared/report/renderReport.ts'
import { parseTemplate } from '#shared/report/template/parseTemplate.ts'
import { walkTemplate } from '#shared/report/template/walkTemplate.ts'
import { indicatorOf as codeOf } from '#shared/series.ts'
import { indicatorOf, periodOf, TEMPLATE } from '#test/shared/report/support/halfYear.ts'
import {
  figuresOf,
  HALF_YEAR,
  linesOf,
  type Value,
  type Values,
} from '#test/shared/report/support/reportOf.ts'

const { template } = parseTemplate(TEMPLATE)
const CODES = [
  ...new Set(
    [...walkTemplate(template)].flatMap((node) =>
      node.type === 'slot' && !node.code.code.startsWith('report.') ? [node.code.code] : [],
    ),
  ),
]

const figure: fc.Arbitrary<Value | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -2000, max: 20_000 }).map((n) => n / 10) },
  { weight: 1, arbitrary: fc.constantFrom(0, 100, -0.04, 0.004, 1e9) },
  { weight: 1, arbitrary: fc.constant({ value: null, missing: 'not-filed' as const }) },
  { weight: 1, arbitrary: fc.constant({ value: 7, status: 'preliminary' as const, demo: true as const }) },
  { weight: 2, arbitrary: fc.constant(undefined) },
)
const given: fc.Arbitrary<Values> = fc
  .array(figure, { minLength: CODES.length, maxLength: CODES.length })
  .map((values) =>
    Object.fromEntries(
      CODES.flatMap((code, i) => {
        const value = values[i]
        // Counts of things are whole and places begin with 1, as the desk has them filed.
        const { unit } = indicatorOf(code)
        const right =
          typeof value === 'number' && unit === 'rank' ? (Math.abs(Math.round(value)) % 16) + 1 : value
        return right === undefined ? [] : [[code, { [periodOf(code)]: right }]]
      }),
    ),
  )

const render = (values: Values): ReportDocument =>
  renderReport(template, { figures: figuresOf(values), terms: HALF_YEAR })

test('a report of any figures is sound: all it prints is accounted for, and nothing is made up', () => {
  fc.assert(
    fc.property(given, (values) => {
      const document = render(values)
      const text = linesOf(document).join('\n')
      expect(text).not.toMatch(
        /undefined|NaN|Infinity|null|\{\{|\}\}|(?:增长|下降|加快|回落|收窄|扩大)-|[，。]{2}|（）/,
      )
      const runs = document.blocks.flatMap((block) =>
        block.type === 'picture' ? [] : block.type === 'table' ? block.rows.flat(2) : block.runs,
      )
      for (const { figure: index } of runs)
        if (index !== undefined) expect(document.figures[index]).toBeDefined()
      for (const { series, period, value } of document.figures) {
        const mine = values[codeOf(series)]?.[period]
        expect(typeof mine === 'object' ? mine?.value : mine).toBe(value)
        expect(isSetAhead(indicatorOf(codeOf(series))) || periodEnd(period) <= HALF_YEAR.cutoff).toBe(true)
      }
      const missing = new Set(document.missing.map(({ code }) => code))
      for (const { series } of document.figures) expect(missing).not.toContain(codeOf(series))
      expect(text.includes('（待报）')).toBe(document.missing.some(({ then }) => then === 'awaited'))
      expect(render(values)).toEqual(document)
    }),
    { seed: 20_200_710, numRuns: 25 },
  )
})

test('what was published for later periods changes no character of it', () => {
  fc.assert(
    fc.property(given, (values) => {
      const later = Object.fromEntries(
        Object.entries(values).map(([code, periods]) => {
          const next = {
            month: '2020-07',
            quarter: '2020-Q3',
            half: '2020-H2',
            year: '2020',
            day: '2020-07-01',
          }
          const kind = periodKind(code)
          const isPlan = isSetAhead(indicatorOf(code))
          return [code, isPlan ? periods : { ...periods, [next[kind]]: 4321 }]
        }),
      )
      expect(render(later)).toEqual(render(values))
    }),
    { seed: 20_200_710, numRuns: 10 },
  )
})

function periodKind(code: string): 'month' | 'quarter' | 'half' | 'year' | 'day' {
  const period = asPeriod(periodOf(code))
  if (period.includes('Q')) return 'quarter'
  if (period.includes('H')) return 'half'
  return period.length === 4 ? 'year' : period.length === 7 ? 'month' : 'day'
}
