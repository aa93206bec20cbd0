import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedCells } from '#client/admin/pastedCells.ts'

describe('a block copied from Excel or WPS', () => {
  it('keeps rows and columns, with either kind of line end', () => {
    expect(pastedCells('8.4\r\n3.8\r\n')).toEqual([['8.4'], ['3.8']])
    expect(pastedCells('投资\t8.4\n消费\t−6.3')).toEqual([
      ['投资', '8.4'],
      ['消费', '−6.3'],
    ])
  })

  it('keeps empty cells and empty rows in their places', () => {
    expect(pastedCells('8.4\r\n\r\n3.8\r\n')).toEqual([['8.4'], [''], ['3.8']])
    expect(pastedCells('\t8.4\t\n')).toEqual([['', '8.4', '']])
  })

  it('reads quoted cells with line breaks, tabs and doubled quotes', () => {
    expect(pastedCells('"一\r\n二"\t"他说""好"""\r\n3')).toEqual([['一\r\n二', '他说"好"'], ['3']])
  })

  it('takes a quote that nobody closes for an ordinary character', () => {
    expect(pastedCells('"8.4\n3.8')).toEqual([['"8.4'], ['3.8']])
  })

  it('gives back any block that was written as Excel writes it', () => {
    const cell = fc.string({
      maxLength: 6,
      unit: fc.constantFrom('1', '.', ',', '"', '\t', '\n', '\r\n', '亿'),
    })
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 })
    const quote = (text: string): string =>
      /["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    fc.assert(
      fc.property(block, (rows) => {
        const text = rows.map((row) => row.map(quote).join('\t')).join('\r\n')
        expect(pastedCells(text)).toEqual(rows)
      }),
      { seed: 20201123 },
    )
  })
})
