import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnWidths, wantedWidths } from '#server/reports/word/columnWidths.ts'

it('divides the width among columns by their longest text, to the last twip', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 14 }), (lengths) => {
      const head = lengths.map((length) => [{ text: '字'.repeat(length) }])
      const wanted = wantedWidths({ head, rows: [] })
      const widths = columnWidths(wanted, 8845)
      expect(widths.reduce((all, one) => all + one, 0)).toBe(8845)
      expect(widths.every((width) => width > 0)).toBe(true)
      widths.forEach((width, i) => {
        const share = (8845 * (wanted[i] ?? 0)) / wanted.reduce((all, one) => all + one, 0)
        expect(Math.abs(width - share)).toBeLessThanOrEqual(1)
      })
    }),
    { seed: 9704, numRuns: 200 },
  )
})
