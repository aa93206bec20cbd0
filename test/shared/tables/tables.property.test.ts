import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue, HINTS } from '#test/shared/tables/readBlock.ts'
import { SEED } from '#test/shared/arbitraries.ts'
import { asPeriod } from '#shared/period.ts'
import { fates } from '#shared/tables/fates.ts'
import { clipboardCells, fromClipboard } from '#shared/tables/fromClipboard.ts'
import { fromCsv } from '#shared/tables/fromCsv.ts'
import { applyRemembered } from '#shared/tables/remember.ts'
import { recognise } from '#shared/tables/recognise.ts'

const SETTINGS = { seed: SEED, numRuns: 200 }

/** A cell as Excel and WPS put it on the clipboard. */
const quoted = (cell: string): string =>
  /[\t\r\n]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell

describe('a block on the clipboard', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab1,.;"\t\n 指标（）'), maxLength: 6 })
  const row = fc.array(cell, { minLength: 1, maxLength: 5 })
  it('comes back cell by cell, whatever the line ends', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\r\n', '\n', '\r'),
        (rows, end) => {
          const text = rows.map((cells) => cells.map(quoted).join('\t')).join(end) + end
          expect(clipboardCells(text)).toEqual(rows)
        },
      ),
      SETTINGS,
    )
  })
})

describe('a table made of anything', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '指标',
      '1-5月',
      '单位：亿元',
      '合计',
      '其中：',
      '（3.2）',
      '—',
      '2026',
      '增速',
      '管城区',
      '序号',
      '8.4%',
    ),
    fc.constantFrom(...catalogue.indicators.map(({ zh }) => zh)),
    fc.double({ noNaN: true }).map(String),
    fc.constantFrom('__proto__', 'constructor', 'toString', '注：', '一、', '#REF!', '12.3亿'),
  )
  const table = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })

  it('is recognised and fated without a fault: every entry has its cell, and nothing is taken twice', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const grid = fromClipboard(rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n'))
        const { mapping } = recognise(grid, catalogue, HINTS)
        const { cells, entries } = fates(grid, mapping, catalogue, () => [])
        expect(cells.filter(({ fate }) => fate === 'taken')).toHaveLength(entries.length)
        const figures = entries.map(({ series, period }) => `${series} ${period}`)
        expect(new Set(figures).size).toBe(figures.length)
      }),
      { seed: SEED, numRuns: 600 },
    )
  })

  it('keeps what was settled of it: a remembered mapping makes the same of the same table', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const grid = fromClipboard(rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n'))
        const first = recognise(grid, catalogue, HINTS)
        const again = applyRemembered(first.mapping, grid, catalogue, HINTS)
        expect(fates(grid, again.mapping, catalogue, () => [])).toEqual(
          fates(grid, first.mapping, catalogue, () => []),
        )
      }),
      SETTINGS,
    )
  })
})

describe('a form of many months', () => {
  const monthly = catalogue.indicators.filter(
    ({ rule, feed, kind }) => rule === 'monthly-all' && feed === 'filing' && kind === 'cumulative-ytd',
  )
  const chosen = fc.uniqueArray(fc.constantFrom(...monthly), { minLength: 2, maxLength: 8 })
  it('gives its figures to the month that it names, under the mapping of the month before', () => {
    fc.assert(
      fc.property(chosen, fc.integer({ min: 2, max: 11 }), (indicators, month) => {
        const text = (m: number) =>
          [
            `2026年1—${m}月\t`,
            '指标\t累计',
            ...indicators.map(({ zh }, i) => `${i + 1}、${zh}\t${100 + i}`),
          ].join('\r\n')
        const before = recognise(fromClipboard(text(month)), catalogue, {})
        const grid = fromClipboard(text(month + 1))
        const { mapping } = applyRemembered(before.mapping, grid, catalogue, {})
        const { entries } = fates(grid, mapping, catalogue, () => [])
        expect(entries.map(({ value }) => value)).toEqual(indicators.map((_, i) => 100 + i))
        expect(new Set(entries.map(({ period }) => period))).toEqual(
          new Set([asPeriod(`2026-${String(month + 1).padStart(2, '0')}`)]),
        )
      }),
      SETTINGS,
    )
  })
})

describe('ten megabytes of junk', () => {
  const MB = 1_000_000
  it.each([
    ['quotes that never close', '"a\t'.repeat(3 * MB)],
    ['doubled quotes', '""'.repeat(5 * MB)],
    ['quotes in odd numbers', '"""\t'.repeat(2.5 * MB)],
    ['one endless cell', 'x'.repeat(10 * MB)],
    ['line ends', '\r\n'.repeat(5 * MB)],
    ['tabs', '\t'.repeat(10 * MB)],
  ])(
    '%s are read in one pass',
    (_, text) => {
      const start = performance.now()
      expect(clipboardCells(text).length).toBeGreaterThan(0)
      expect(performance.now() - start).toBeLessThan(8_000)
    },
    20_000,
  )

  it('as a CSV file is a table of one column', () => {
    expect(fromCsv(`${'junk '.repeat(20)}\n`.repeat(1000)).rows).toHaveLength(1000)
  })
})
