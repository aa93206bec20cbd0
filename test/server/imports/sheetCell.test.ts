import { expect, test } from 'vitest'
import { sheetCell, UNCALCULATED } from '#server/imports/reading/sheetCell.ts'

test('a number that a sheet counted in binary is the one that the sheet shows', () => {
  expect(sheetCell(13.129999999999999, undefined, 1900)).toEqual({ text: '13.13', value: 13.13 })
  const cell = { value: 0.084, type: 'number' as const, style: { numFmt: '0.0%' } }
  expect(sheetCell(0.084, cell, 1900)).toEqual({ text: '8.4%', value: 0.084, format: '0.0%' })
})

test('a raised digit is a footnote and stays apart from the number; in a unit it stays raised too', () => {
  const raised = (text: string, mark: string) =>
    sheetCell(
      text + mark,
      {
        ...{ value: text + mark, type: 'richText' },
        richText: [{ text }, { text: mark, font: { vertAlign: 'superscript' } }],
      },
      1900,
    )
  expect(raised('165.1', '1')).toEqual({ text: '165.1¹' })
  expect(raised('万m', '2')).toEqual({ text: '万m²' })
})

test('a formula without a result says so, and an error stays one', () => {
  const formula = { value: null, type: 'formula' as const, formula: 'A1+1' }
  expect(sheetCell(null, formula, 1900)).toEqual({ text: '', error: UNCALCULATED, formula: true })
  expect(sheetCell('#REF!', { value: '#REF!', type: 'error' }, 1900)).toMatchObject({ error: '#REF!' })
})

test('a day is its number in either calendar of Excel', () => {
  const day = new Date(Date.UTC(2026, 9, 31))
  const cell = { value: day, type: 'date' as const, style: { numFmt: 'yyyy-mm-dd' } }
  expect(sheetCell(day, cell, 1900)).toMatchObject({ text: '2026-10-31', value: 46_326 })
  expect(sheetCell(day, cell, 1904)).toMatchObject({ value: 44_864 })
})

test('what no screen shows and no database keeps is left out of a text', () => {
  expect(sheetCell('管城\0区\ud83c', undefined, 1900)).toEqual({ text: '管城区\ufffd' })
})
