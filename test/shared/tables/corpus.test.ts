import { describe, expect, it } from 'vitest'
import { blockNames, gridOf, readBlock, readTable, summary } from '#test/shared/tables/readBlock.ts'

describe('a block copied from Excel or WPS', () => {
  it('has its like in the corpus for every trap', () => {
    expect(blockNames.length).toBeGreaterThanOrEqual(30)
  })

  it.each(blockNames)('%s becomes the figures, doubts and errors that it should', (name) => {
    const block = readBlock(name)
    const { recognition, outcome } = readTable(block)
    expect(summary(recognition.orientation, outcome)).toEqual(block.expect)
  })

  it.each(blockNames)('%s: every cell in which something stands has exactly one fate', (name) => {
    const block = readBlock(name)
    const { outcome } = readTable(block)
    const fated = outcome.cells.map(({ row, col }) => `${row},${col}`)
    expect(new Set(fated).size).toBe(fated.length)
    const filled = gridOf(block).rows.flatMap((cells, row) =>
      cells.flatMap(({ text }, col) => (text.trim() === '' ? [] : [`${row},${col}`])),
    )
    expect(fated).toEqual(expect.arrayContaining(filled))
  })
})
