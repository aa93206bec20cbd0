import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { readCell } from '#shared/cells/readCell.ts'
import { SEED } from '#test/shared/arbitraries.ts'

const { unit, units } = loadCatalogue()
const AMOUNT = { units, unit: unit('CNY-100M') }
const SETTINGS = { seed: SEED, numRuns: 500 }

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const grouped = (text: string, mark: string): string => {
  const [whole = '', rest] = text.split('.')
  const parted = whole.replace(/\B(?=(?:\d{3})+$)/g, mark)
  return rest === undefined ? parted : `${parted}.${rest}`
}

/** How offices write one and the same number; each takes the digits with their sign. */
const WAYS: readonly (readonly [string, (digits: string) => string])[] = [
  ['as it is', (digits) => digits],
  ['in full width', fullWidth],
  ['with commas', (digits) => grouped(digits, ',')],
  ['with full-width commas', (digits) => grouped(digits, '，')],
  ['with hard spaces', (digits) => grouped(digits, '\u00a0')],
  ['with thin spaces', (digits) => grouped(digits, '\u2009')],
  ['as text', (digits) => `'${digits}`],
  ['spaced out', (digits) => `\u3000${digits} `],
  ['with a real minus', (digits) => digits.replace('-', '−')],
  ['with a full-width minus', (digits) => digits.replace('-', '－')],
  ['with its unit', (digits) => `${digits}亿元`],
  ['with half its unit', (digits) => `${digits} 亿`],
  ['with a footnote', (digits) => `${digits}①`],
  ['with a numbered footnote', (digits) => `${digits}（1）`],
  ['with an asterisk', (digits) => `${digits}*`],
]

const amount = fc
  .tuple(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, decimals]) => (n / 10 ** decimals).toFixed(decimals))

describe('a number, however it is written', () => {
  it.each(WAYS)('%s reads back the same', (_, written) => {
    fc.assert(
      fc.property(amount, (digits) => {
        const reading = readCell(written(digits), AMOUNT)
        expect(reading).toMatchObject({ kind: 'value', value: Number(digits) + 0 })
      }),
      SETTINGS,
    )
  })

  it('in another unit of its kind is the same amount, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (wan) => {
        const exact = Number(`${wan}e-4`) + 0
        expect(readCell(`${wan}万元`, AMOUNT)).toMatchObject({ value: exact })
        expect(readCell(String(wan), { ...AMOUNT, stated: unit('CNY-10K') })).toMatchObject({ value: exact })
      }),
      SETTINGS,
    )
  })
})

describe('any text at all', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc
      .array(fc.constantFrom(...'0123456789.,，。+-−－—…/()（）%％‰eE ①*#▲▼△亿万元年月日增长下降 \t\n"'), {
        maxLength: 30,
      })
      .map((parts) => parts.join('')),
  )

  it('is read without a fault, and only to a finite number', () => {
    fc.assert(
      fc.property(odd, fc.constantFrom(...units, undefined), (text, of) => {
        const reading = readCell(text, { units, unit: of })
        if (reading.kind === 'value') expect(Number.isFinite(reading.value)).toBe(true)
      }),
      { seed: SEED, numRuns: 4_000 },
    )
  })

  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['spaces before a letter', `1${' '.repeat(1_000_000)}x`],
    ['commas', '1,'.repeat(500_000)],
    ['brackets', '('.repeat(1_000_000)],
    ['footnotes', `1${'①'.repeat(190)}x`],
    ['remarks', `1${'(a)'.repeat(60)}`],
    ['signs', '▲'.repeat(199)],
    ['a prefix that nearly is a date', '2026-'.repeat(39)],
  ])('made of %s takes no time', (_, text) => {
    const start = performance.now()
    for (let i = 0; i < 20; i += 1) readCell(text, AMOUNT)
    expect(performance.now() - start).toBeLessThan(500)
  })
})
