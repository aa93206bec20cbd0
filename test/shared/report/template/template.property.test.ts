import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTemplate } from '#shared/report/template/checkTemplate.ts'
import type { ParsedTemplate } from '#shared/report/template/parseTemplate.ts'
import { walkTemplate } from '#shared/report/template/walkTemplate.ts'
import { completions } from '#shared/report/template/completions.ts'
import { ground, HALF_YEAR, mended, ROOMS } from '#test/shared/report/template/aTemplate.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const SEED = 20_200_710
const runs = (numRuns: number) => ({ seed: SEED, numRuns })

/** Every fault points into the text and at its line and column, every node stands in it. */
function expectSound(text: string, { template, faults }: ParsedTemplate): void {
  for (const { at, end, line, column } of faults) {
    expect(0 <= at && at <= end && end <= text.length, `${at}–${end} of ${text.length}`).toBe(true)
    const lines = text.slice(0, at).split('\n')
    expect([line, column]).toEqual([lines.length, (lines.at(-1) ?? '').length + 1])
  }
  const astray = [...walkTemplate(template)].filter(({ at, end }) => at < 0 || end < at || end > text.length)
  expect(astray).toEqual([])
}

/** Bits of the language in any order. */
const BITS = [
  ...[
    '{{',
    '}}',
    '{',
    '}',
    '**',
    '|',
    ':',
    '#',
    '/',
    '\n',
    ' ',
    ',',
    '，',
    '<!--',
    '-->',
    '｛｛',
    '｝｝',
    '---',
    '1. ',
  ],
  ...[
    '#need',
    '#full',
    '#same',
    '#picture trend ',
    '#analysis ',
    '#view ',
    '/need',
    '/full',
    'else',
    'approx',
    '余',
  ],
  ...[
    'economy.gdp.level',
    'economy.gdp.growth',
    'report.year',
    '亿元',
    'growth',
    '增长',
    '# 一',
    '| a |',
    '|---|',
  ],
]
const jumble = fc.array(fc.constantFrom(...BITS), { maxLength: 60, size: 'max' }).map((bits) => bits.join(''))

test('whatever is written, reading ends, and every fault points into the text', () => {
  const odd = fc.constantFrom('\0', '\r\n', '\u2028', '\ufeff', '\u3000', '\ud842', '𠮷', '一', ...BITS)
  const anything = fc.oneof(
    jumble,
    fc.string({ maxLength: 200, size: 'max' }),
    fc.string({ unit: odd, maxLength: 80, size: 'max' }),
  )
  fc.assert(
    fc.property(anything, (text) => expectSound(text, readTemplate(text, ground))),
    runs(300),
  )
})

const place = fc.nat(HALF_YEAR.length)

test('the real template cut anywhere, or with pieces taken out and put elsewhere, is still read', () => {
  const cuts = fc.tuple(place, place, place).map(([a, b, c]) => {
    const [from, to] = a < b ? [a, Math.min(b, a + 400)] : [b, Math.min(a, b + 400)]
    const rest = HALF_YEAR.slice(0, from) + HALF_YEAR.slice(to)
    return rest.slice(0, c) + HALF_YEAR.slice(from, to) + rest.slice(c)
  })
  fc.assert(
    fc.property(cuts, (text) => expectSound(text, readTemplate(text, ground))),
    runs(40),
  )
})

test('one odd character in the real template is found where it stands, and what stands far from it is left alone', () => {
  const odd = fc.tuple(place, fc.constantFrom('{', '}', '|', '*', '#', 'x', '', ' ', '：'))
  fc.assert(
    fc.property(odd, ([at, sign]) => {
      const text = HALF_YEAR.slice(0, at) + sign + HALF_YEAR.slice(at + 1)
      const read = readTemplate(text, ground)
      expectSound(text, read)
      const line = text.slice(0, at).split('\n').length
      // A title is missed at the top; a head with another cell is held against every row below.
      for (const fault of read.faults.filter(({ code }) => code !== 'title' && code !== 'table-cells'))
        expect(Math.abs(fault.line - line), `${fault.code} ${fault.line} not ${line}`).toBeLessThanOrEqual(2)
    }),
    runs(80),
  )
})

test('taking what is suggested, again and again, ends with nothing left to suggest', () => {
  fc.assert(
    fc.property(jumble, (jumbled) => {
      let text = jumbled
      for (let turn = 0; turn < 400; turn += 1) {
        const fault = readTemplate(text, ground).faults.find(({ suggestion }) => suggestion !== undefined)
        if (!fault) return
        const next = mended(text, fault)
        expect(next, `${fault.code} in ${JSON.stringify(text)}`).not.toBe(text)
        text = next
      }
      expect.fail(`suggestions without end: ${JSON.stringify(jumbled)}`)
    }),
    runs(300),
  )
})

test('completions stand around the place where one types, and each of them holds what was typed', () => {
  fc.assert(
    fc.property(jumble, fc.nat(200), (text, n) => {
      const at = Math.min(n, text.length)
      const found = completions(text, at, catalogue, ROOMS)
      if (!found) return
      expect(found.at <= at && at <= found.end && found.end <= text.length).toBe(true)
      const typed = text.slice(found.at, at).toLowerCase()
      for (const item of found.items)
        expect(`${item.text} ${item.zh} ${item.en}`.toLowerCase()).toContain(typed)
    }),
    runs(400),
  )
})
