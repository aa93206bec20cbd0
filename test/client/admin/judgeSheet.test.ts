import { describe, expect, it } from 'vitest'
import type { EntryRow } from '#client/admin/entryRows.ts'
import { judgeSheet, type JudgedRow, type JudgedSection } from '#client/admin/judgeSheet.ts'
import { acceptance, confirmation } from '#client/admin/rowChoices.ts'
import type { Entry } from '#client/admin/rowState.ts'
import { asPeriod } from '#shared/period.ts'
import { cellKey, seriesKey, type CellKey } from '#shared/series.ts'
import { boardOf, homeCell, rowsOf, typedInto } from '#test/client/admin/sheet.ts'

const typed = (text: string, more: Partial<Entry> = {}): Entry => ({ text, seen: 0, ...more })
const BOARD = boardOf([['sales.level', '2019-05', 176.22]])
const ROWS = rowsOf(BOARD)
const judge = (
  entries: ReadonlyMap<CellKey, Entry>,
  before?: readonly JudgedSection[],
  rows: readonly EntryRow[] = ROWS,
) => judgeSheet([{ group: null, rows }], typedInto(BOARD, entries), before)
const row = (sections: readonly JudgedSection[], code: string): JudgedRow => {
  const found = sections.flatMap((s) => s.rows).find((r) => r.row.indicator.code === code)
  if (!found) throw new Error(`no row ${code}`)
  return found
}
const growth: [CellKey, Entry] = [homeCell('sales.growth'), typed('6.3')]
const level: [CellKey, Entry] = [homeCell('sales.level'), typed('165.1')]

describe('a sheet judged again', () => {
  it('keeps the rows of which nothing changed, and judges those anew whose neighbour did', () => {
    const first = judge(new Map([growth]))
    const second = judge(new Map([growth, level]), first)
    const changed = second[0]?.rows
      .filter((r, i) => r !== first[0]?.rows[i])
      .map((r) => [r.row.indicator.code, r.findings.map((f) => f.code)])
    expect(changed).toEqual([
      ['sales.level', []],
      ['sales.growth', ['direction']],
    ])
  })

  it('says the same as one judged at once, in whatever order it was typed', () => {
    const steps: readonly (readonly [CellKey, Entry])[][] = [
      [growth],
      [growth, level],
      [level],
      [[homeCell('sales.level'), typed('180')], growth],
      [],
      [level, growth],
    ]
    let sections: readonly JudgedSection[] | undefined
    for (const step of steps) {
      const entries = new Map(step)
      sections = judge(entries, sections)
      expect(sections).toEqual(judge(entries))
    }
  })

  it('judges a row anew when a reason for all revisions is given', () => {
    const board = boardOf([['investment.growth', '2020-05', 8.1]])
    const entries = new Map([[homeCell('investment.growth'), typed('8.4', { seen: 1 })]])
    const sections = [{ group: null, rows: rowsOf(board) }]
    const first = judgeSheet(sections, typedInto(board, entries))
    const second = judgeSheet(sections, typedInto(board, entries, { commonReason: '省局反馈' }), first)
    expect([row(first, 'investment.growth').state.kind, row(second, 'investment.growth').state.kind]).toEqual(
      ['needs-reason', 'ready'],
    )
  })

  it('holds a figure against others of its own period and area only', () => {
    const [total, rate] = ['sales.level', 'sales.growth'].map((code) =>
      ROWS.find((r) => r.indicator.code === code),
    )
    if (!total || !rate) throw new Error('no row')
    const elsewhere = { ...total, series: seriesKey('sales.level', '410100') }
    const then = { ...total, period: asPeriod('2020-04') }
    const others = [elsewhere, then].map((r) => ({ ...r, key: cellKey(r.series, r.period) }))
    const entries = new Map([rate, ...others].map((r) => [r.key, typed(r === rate ? '6.3' : '165.1')]))
    const [section] = judge(entries, undefined, [...others, rate])
    expect(section?.rows.map((r) => [r.state.kind, r.findings])).toEqual(
      others.concat(rate).map(() => ['ready', []]),
    )
  })
})

describe('what is chosen at a row', () => {
  const doubtful = () => row(judge(new Map([level, growth])), 'sales.growth')

  it('answers every question that stands, each for the value', () => {
    expect(confirmation(doubtful())).toMatchObject({
      do: 'answer',
      answers: [{ code: 'direction', value: 6.3 }],
    })
    expect(acceptance(doubtful())).toBeUndefined()
  })

  it('is one of the two numbers that brackets may mean', () => {
    const brackets = row(judge(new Map([[homeCell('sales.growth'), typed('(6.3)')]])), 'sales.growth')
    expect([acceptance(brackets), confirmation(brackets)]).toMatchObject([{ text: '-6.3' }, { text: '6.3' }])
  })

  it('is the reason that a mark suggests', () => {
    const marked = row(judge(new Map([[homeCell('sales.growth'), typed('上级未反馈')]])), 'sales.growth')
    expect(acceptance(marked)).toMatchObject({ do: 'mark', missing: 'not-returned' })
  })
})
