import { describe, expect, it } from 'vitest'
import { entryNotes } from '#client/admin/entryNotes.ts'
import type { EntryRow } from '#client/admin/entryRows.ts'
import { judgeSheet, type JudgedSection } from '#client/admin/judgeSheet.ts'
import { cellAt, releaseBody } from '#client/admin/releaseBody.ts'
import { releaseTitle } from '#client/admin/releaseTitle.ts'
import { rowState, type Entry } from '#client/admin/rowState.ts'
import type { Board } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { cellKey, seriesKey, type CellKey } from '#shared/series.ts'
import { boardOf, CATALOGUE, home, homeCell, rowsOf } from '#test/client/admin/sheet.ts'

const rowOf = (board: Board, code = 'investment.growth'): EntryRow => {
  const row = rowsOf(board).find((r) => r.indicator.code === code)
  if (!row) throw new Error(`no row ${code}`)
  return row
}
const typed = (text: string, more: Partial<Entry> = {}): Entry => ({ text, seen: 0, ...more })
const judge = (row: EntryRow, entry: Entry | undefined, commonReason = '') =>
  rowState(row, entry, { catalogue: CATALOGUE, commonReason })

const EMPTY = boardOf([])
const PUBLISHED = boardOf([['investment.growth', '2020-05', 8.1]])

describe('a row between typing and publishing', () => {
  it('is ready with a plain number', () => {
    expect(judge(rowOf(EMPTY), typed('8.4%'))).toEqual({
      kind: 'ready',
      proposed: { value: 8.4 },
      revises: false,
    })
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

  it('is asked about outside its history until the value is confirmed', () => {
    const rates = [9.8, 8.1, 7.7, 6.4, -12.6, -6.1, -0.8]
    const board = boardOf(
      rates.map((v, i) => ['investment.growth', `2019-${String(i + 2).padStart(2, '0')}`, v]),
    )
    expect(judge(rowOf(board), typed('32'))).toMatchObject({ kind: 'doubtful', doubt: { proposal: 3.2 } })
    expect(judge(rowOf(board), typed('32', { confirmed: 32 })).kind).toBe('ready')
    expect(judge(rowOf(board), typed('33', { confirmed: 32 })).kind).toBe('doubtful')
  })
})

describe('remarks beside a value', () => {
  const board = boardOf([
    ['sales.level', '2019-05', 176.22],
    ['sales.level', '2020-04', 121.4],
    ['grain.total', '2020-05', 1000],
    ['grain.provincial', '2020-05', 700],
    ['grain.district', '2020-05', 260],
  ])
  const notes = (code: string, value: number, values: Record<string, number> = {}, domain = 'economy') => {
    const rows = rowsOf(board, domain)
    const row = rows.find((r) => r.indicator.code === code)
    if (!row) throw new Error(`no row ${code}`)
    return entryNotes(
      row,
      value,
      rows,
      (c) => values[c] ?? rows.find((r) => r.indicator.code === c)?.published?.value,
    )
  }

  it('tell of a sum since January that fell', () => {
    expect(notes('sales.level', 112)).toEqual([{ kind: 'fell', previous: 121.4 }])
    expect(notes('sales.level', 165.1)).toEqual([])
  })

  it('tell of growth and amount that point in different directions', () => {
    expect(notes('sales.growth', 6.3, { 'sales.level': 165.1 })).toEqual([{ kind: 'direction' }])
    expect(notes('sales.growth', -6.3, { 'sales.level': 165.1 })).toEqual([])
  })

  it('tell at both rows of a month that does not lead from one cumulative to the next, and force nothing', () => {
    const rows = rowsOf(board)
    const total = rows.find((r) => r.indicator.code === 'sales.level')
    if (!total) throw new Error('no row')
    const indicator = {
      ...total.indicator,
      code: 'sales-month.level',
      kind: 'level',
      basis: 'single',
    } as const
    const month = { ...total, indicator, previous: undefined }
    const said = (cumulative: number, single: number) =>
      [total, month].map((row) =>
        entryNotes(row, row === total ? cumulative : single, [...rows, month], (code) =>
          code === 'sales.level' ? cumulative : code === indicator.code ? single : undefined,
        ),
      )
    const note = { kind: 'months', sum: 165.1, difference: -0.9 }
    expect(said(166, 43.7)).toEqual([[note], [note]])
    expect(said(165.1, 43.7)).toEqual([[], []])
    expect(said(165.11, 43.7)).toEqual([[], []])
  })

  it('tell of parts that do not make the total, once all are there', () => {
    expect(notes('grain.total', 1000, {}, 'grain')).toEqual([{ kind: 'parts', sum: 960, difference: -40 }])
    expect(notes('grain.total', 961, {}, 'grain')).toEqual([])
  })
})

describe('a sheet judged again', () => {
  it('keeps the rows of which nothing changed, and judges those anew whose neighbour did', () => {
    const sections = [{ group: null, rows: rowsOf(boardOf([['sales.level', '2019-05', 176.22]])) }]
    const judged = (entries: ReadonlyMap<CellKey, Entry>, before?: readonly JudgedSection[]) =>
      judgeSheet(sections, { catalogue: CATALOGUE, commonReason: '', entries, refusals: new Map() }, before)
    const growth: [CellKey, Entry] = [homeCell('sales.growth'), typed('6.3')]
    const first = judged(new Map([growth]))
    const second = judged(new Map([growth, [homeCell('sales.level'), typed('165.1')]]), first)
    const changed = second[0]?.rows
      .filter((r, i) => r !== first[0]?.rows[i])
      .map((r) => [r.row.indicator.code, r.notes])
    expect(changed).toEqual([
      ['sales.level', []],
      ['sales.growth', [{ kind: 'direction' }]],
    ])
  })

  it('holds a figure against others of its own period and area only', () => {
    const may = rowsOf(boardOf([['sales.level', '2019-05', 176.22]]))
    const level = may.find((r) => r.indicator.code === 'sales.level')
    const growth = may.find((r) => r.indicator.code === 'sales.growth')
    if (!level || !growth) throw new Error('no row')
    const elsewhere = { ...level, series: seriesKey('sales.level', '410100') }
    const then = { ...level, period: asPeriod('2020-04') }
    const others = [elsewhere, then].map((row) => ({ ...row, key: cellKey(row.series, row.period) }))
    const entries = new Map([growth, ...others].map((r) => [r.key, typed(r === growth ? '6.3' : '165.1')]))
    const [section] = judgeSheet([{ group: null, rows: [...others, growth] }], {
      ...{ catalogue: CATALOGUE, commonReason: '', entries, refusals: new Map() },
    })
    expect(section?.rows.map((r) => [r.state.kind, r.notes])).toEqual(
      others.concat(growth).map(() => ['ready', []]),
    )
  })
})

describe('the release made of what is ready', () => {
  const rows = rowsOf(PUBLISHED)
  const entries = new Map([
    [homeCell('investment.growth'), typed('8.4', { seen: 1 })],
    [homeCell('sales.level'), typed('一百')],
    [homeCell('sales.growth'), typed('—', { missing: 'not-published' as const })],
  ])
  const judged = rows.map((row) => ({
    row,
    entry: entries.get(row.key),
    state: judge(row, entries.get(row.key), '省局反馈'),
  }))

  it('takes only those rows, each upon the vintage that was seen', () => {
    expect(releaseBody(judged, ' 标题 ', '省局反馈')).toEqual({
      title: '标题',
      observations: [
        { series: home('investment.growth'), period: '2020-05', value: 8.4, basedOn: 1, reason: '省局反馈' },
        {
          series: home('sales.growth'),
          period: '2020-05',
          value: null,
          basedOn: 0,
          status: 'missing',
          missing: 'not-published',
        },
      ],
    })
  })

  it('is called as official practice would', () => {
    expect(releaseTitle(rows.slice(0, 3), CATALOGUE, false)).toBe('2020年1—5月固定资产投资增速等 3 项指标')
    expect(releaseTitle(rows.slice(0, 1), CATALOGUE, true)).toBe('修订2020年1—5月固定资产投资增速')
  })

  it('finds the row of a problem by its pointer', () => {
    const cells = [homeCell('investment.growth'), homeCell('sales.growth')]
    expect(cellAt('/observations/1/value', cells)).toBe(homeCell('sales.growth'))
    expect(cellAt('/observations/1', cells)).toBe(homeCell('sales.growth'))
    expect(cellAt('/title', cells)).toBeUndefined()
  })
})
