import { describe, expect, it } from 'vitest'
import type { EntryRow } from '#client/admin/entryRows.ts'
import { rowVerdict, type Entry } from '#client/admin/rowState.ts'
import type { Board } from '#shared/board.ts'
import { draftContext } from '#shared/checks/context.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, CATALOGUE, rowsOf, TODAY } from '#test/client/admin/sheet.ts'

const rowOf = (board: Board, code = 'investment.growth'): EntryRow => {
  const row = rowsOf(board).find((r) => r.indicator.code === code)
  if (!row) throw new Error(`no row ${code}`)
  return row
}
const typed = (text: string, more: Partial<Entry> = {}): Entry => ({ text, seen: 0, ...more })
const judge = (row: EntryRow, entry: Entry | undefined, commonReason = '', board = EMPTY) => {
  const context = draftContext({ catalogue: CATALOGUE, board, today: TODAY, drafted: new Map() })
  return rowVerdict(row, entry, { context, commonReason }).state
}

const EMPTY = boardOf([])
const PUBLISHED = boardOf([['investment.growth', '2020-05', 8.1]])

describe('a row between typing and publishing', () => {
  it('is ready with a plain number', () => {
    const ready = { kind: 'ready', proposed: { value: 8.4 }, revises: false }
    expect(judge(rowOf(EMPTY), typed('8.4'))).toEqual(ready)
    expect(judge(rowOf(EMPTY), typed('８．４％'))).toEqual({ ...ready, readAs: ['percent-sign'] })
  })

  it('has nothing to publish when it is untouched, blank or says what is public already', () => {
    expect(judge(rowOf(PUBLISHED), undefined).kind).toBe('untouched')
    expect(judge(rowOf(PUBLISHED), typed(' ', { seen: 1 })).kind).toBe('blank')
    expect(judge(rowOf(PUBLISHED), typed('8.10', { seen: 1 })).kind).toBe('same')
  })

  it('waits for a reason where a published value changes, its own or the common one', () => {
    const row = rowOf(PUBLISHED)
    expect(judge(row, typed('8.4', { seen: 1 })).kind).toBe('needs-reason')
    expect(judge(row, typed('8.4', { seen: 1, reason: '省局反馈' }))).toMatchObject({
      kind: 'ready',
      revises: true,
    })
    expect(judge(row, typed('8.4', { seen: 1 }), '省局反馈')).toMatchObject({ kind: 'ready', revises: true })
  })

  it('needs no reason where a real figure takes the place of one for demonstration', () => {
    const demo = rowOf(boardOf([['investment.growth', '2020-05', 8.1]], true))
    expect(judge(demo, typed('8.4', { seen: 1 }))).toMatchObject({ kind: 'ready', revises: false })
    expect(judge(demo, typed('8.1', { seen: 1 }))).toMatchObject({ kind: 'ready', revises: false })
  })

  it('shows both values where somebody published since typing began', () => {
    const newer = rowOf(
      boardOf([
        ['investment.growth', '2020-05', 8.1],
        ['investment.growth', '2020-05', 8.3, 2],
      ]),
    )
    expect(judge(newer, typed('8.4', { seen: 1 }))).toMatchObject({
      kind: 'conflict',
      proposed: { value: 8.4 },
      theirs: { value: 8.3 },
    })
    expect(judge(newer, typed('8.3', { seen: 1 })).kind).toBe('same')
  })

  it('asks for the reason of a missing value and never makes it 0', () => {
    expect(judge(rowOf(EMPTY), typed('—'))).toMatchObject({ kind: 'missing-reason' })
    expect(judge(rowOf(EMPTY), typed('—', { missing: 'not-published' }))).toEqual({
      kind: 'ready',
      proposed: { value: null, missing: 'not-published' },
      revises: false,
    })
  })

  it('is asked about until the question is answered for that very value', () => {
    const rates = [9.8, 8.1, 7.7, 6.4, -12.6, -6.1, -0.8]
    const board = boardOf(
      rates.map((v, i) => ['investment.growth', `2019-${String(i + 2).padStart(2, '0')}`, v]),
    )
    const state = (text: string, answers: Entry['answers'] = []) =>
      judge(rowOf(board), typed(text, { answers }), '', board)
    expect(state('32')).toMatchObject({ kind: 'doubtful', open: [{ code: 'out-of-history', proposal: 3.2 }] })
    expect(state('32', [{ code: 'out-of-history', value: 32 }]).kind).toBe('ready')
    expect(state('33', [{ code: 'out-of-history', value: 32 }]).kind).toBe('doubtful')
  })

  it('is stopped by what cannot be, whatever was answered', () => {
    const row = { ...rowOf(EMPTY), period: asPeriod('2020-06') }
    const answers = [{ code: 'period-not-open', value: 3 }]
    expect(judge(row, typed('3', { answers }))).toEqual({ kind: 'impossible', proposed: { value: 3 } })
  })

  it('asks which of two numbers is meant, and takes neither by itself', () => {
    expect(judge(rowOf(EMPTY), typed('（12.6）'))).toEqual({
      kind: 'unreadable',
      fault: { why: 'brackets', proposal: -12.6, other: 12.6 },
    })
  })

  it('takes units beside the number and of the header, exactly converted', () => {
    const sales = rowOf(EMPTY, 'sales.level')
    expect(judge(sales, typed('1,651,000万元'))).toMatchObject({ kind: 'ready', proposed: { value: 165.1 } })
    expect(judge(sales, typed('1651000', { unit: 'CNY-10K' }))).toMatchObject({ proposed: { value: 165.1 } })
    expect(judge(sales, typed('8.4吨'))).toMatchObject({ kind: 'unreadable', fault: { why: 'foreign-unit' } })
  })
})
