import { describe, expect, it } from 'vitest'
import { catalogue, gridOf, historyOf, readBlock, type Block } from '#test/shared/tables/readBlock.ts'
import { HINTS } from '#test/shared/tables/readBlock.ts'
import type { Fates, Question } from '#shared/tables/fate.ts'
import { fates } from '#shared/tables/fates.ts'
import { NO_ANSWERS, type Answers } from '#shared/tables/mapping.ts'
import { recognise } from '#shared/tables/recognise.ts'

function answered(block: Block, answers: Partial<Answers>): Fates {
  const grid = gridOf(block)
  const { mapping } = recognise(grid, catalogue, { ...HINTS, ...block.hints })
  return fates(grid, { ...mapping, answers: { ...NO_ANSWERS, ...answers } }, catalogue, historyOf(block))
}

const valueAt = ({ entries }: Fates, cell: string) => {
  const entry = entries.find(({ address }) => address === cell)
  return entry && (entry.missing ?? entry.value)
}
const fateAt = ({ cells }: Fates, cell: string) => cells.find(({ address }) => address === cell)
function questionAt(outcome: Fates, cell: string): Question {
  const fate = fateAt(outcome, cell)
  if (fate?.fate !== 'doubtful') throw new Error(`${cell} is not doubtful but ${fate?.fate}`)
  return fate.question
}

describe('an answer to a doubt', () => {
  it('about the unit puts in the value that the unit makes, or keeps the one that stands there', () => {
    const block = readBlock('35-unit-jump')
    const { key, choices, proposed } = questionAt(answered(block, {}), 'B2')
    expect(choices.map((choice) => choice.key)).toEqual(['CNY-10K', 'keep', 'skip'])
    expect(valueAt(answered(block, { questions: { [key]: proposed ?? '' } }), 'B2')).toBe(165.1)
    expect(valueAt(answered(block, { questions: { [key]: 'keep' } }), 'B2')).toBe(1651000)
    const left = answered(block, { questions: { [key]: 'skip' } })
    expect(fateAt(left, 'B2')).toMatchObject({ fate: 'skipped', reason: 'by-hand' })
  })

  it('about fractions makes percents of the whole column', () => {
    const block = readBlock('39-fractions-that-lost-their-format')
    const { key } = questionAt(answered(block, {}), 'B2')
    const outcome = answered(block, { questions: { [key]: 'percent*1e+2' } })
    expect(outcome.entries.map(({ value }) => value)).toEqual([6.1, 7.3, 4])
  })

  it('about a mark holds for every cell with the mark, and is no value', () => {
    const block = readBlock('09-marks-without-meaning')
    const outcome = answered(block, { marks: { '—': 'not-published', '…': 'below-unit' } })
    expect(valueAt(outcome, 'C2')).toBe('not-published')
    expect(valueAt(outcome, 'B6')).toBe('not-published')
    expect(valueAt(outcome, 'B3')).toBe('below-unit')
    expect(questionAt(outcome, 'B5').params).toEqual({ mark: '/' })
  })

  it('about brackets holds for the table, and one at a single cell before it', () => {
    const block = readBlock('10-brackets')
    const outcome = answered(block, { brackets: 'negative' })
    expect([valueAt(outcome, 'C2'), valueAt(outcome, 'B3')]).toEqual([-3.2, -47.3])
    const mixed = answered(block, { questions: { brackets: 'negative' }, cells: { B3: 'positive' } })
    expect([valueAt(mixed, 'C2'), valueAt(mixed, 'B3')]).toEqual([-3.2, 47.3])
  })

  it('about a name settles the row; a choice that was never offered settles nothing', () => {
    const block = readBlock('37-names-that-are-only-alike')
    const { key } = questionAt(answered(block, {}), 'B2')
    const outcome = answered(block, { questions: { [key]: 'economy.foreign-capital.level' } })
    expect(valueAt(outcome, 'B2')).toBe(4500)
    expect(questionAt(answered(block, { questions: { [key]: 'no.such-code' } }), 'B2').code).toBe('indicator')
  })

  it('about one figure that stands twice takes the cell that is named', () => {
    const block = readBlock('36-same-figure-twice')
    const { key } = questionAt(answered(block, {}), 'B4')
    const outcome = answered(block, { questions: { [key]: 'B5' } })
    expect(valueAt(outcome, 'B5')).toBe(47.8)
    expect(fateAt(outcome, 'B4')).toMatchObject({ fate: 'skipped', reason: 'by-hand' })
  })

  it('about a mark yields to a value of the same figure elsewhere in the table', () => {
    const block = readBlock('58-city-beside-district-with-rates-as-amounts')
    const outcome = answered(block, { marks: { '-': 'not-applicable' } })
    expect(valueAt(outcome, 'E3')).toBe(2.8)
    expect(fateAt(outcome, 'D3')).toMatchObject({ fate: 'skipped', reason: 'repeated' })
  })

  it('can always be to leave a cell out, also where it is wrong', () => {
    const outcome = answered(readBlock('30-dates-and-sheet-errors'), { cells: { B2: 'skip', B4: 'skip' } })
    expect(fateAt(outcome, 'B2')).toMatchObject({ fate: 'skipped' })
    expect(outcome.problems.map(({ cell }) => cell)).toEqual(['C3', 'B5', 'C5', 'B6'])
  })
})
