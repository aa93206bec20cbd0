import { expect, test } from 'vitest'
import { formatNumber } from '#shared/wording/numeral.ts'

test.each([
  [8.4, { decimals: 1, signed: true }, '+8.4'],
  [-6.3, { decimals: 1, signed: true }, '−6.3'],
  [0, { decimals: 1, signed: true }, '0.0'],
  [-0.04, { decimals: 1, signed: true }, '0.0'],
  [4812, { decimals: 0 }, '4,812'],
  [1234567.891, { decimals: 2 }, '1,234,567.89'],
  [-1000, { decimals: 0 }, '−1,000'],
])('%d with %o reads %s, as official practice writes it', (value, style, text) => {
  expect(formatNumber(value, style)).toBe(text)
})
