import { describe, expect, test } from 'vitest'
import { confirmKind, waitingKinds } from '#client/admin/drafts/waitingKinds.ts'
import { actOn, type CellAct, type Entries } from '#client/admin/entryActs.ts'
import { judgeSheet, type JudgedRow } from '#client/admin/judgeSheet.ts'
import en from '#client/locales/drafts.en.json'
import zh from '#client/locales/drafts.zh-CN.json'
import { CHECKS } from '#shared/checks/finding.ts'
import type { CellKey } from '#shared/series.ts'
import { boardOf, rowsOf, typedInto } from '#test/client/admin/sheet.ts'

const BOARD = boardOf([])
/** Growth rates and amounts, filed with one decimal more than is published. */
const ROWS = rowsOf(BOARD).filter((row) => !row.lock && row.indicator.kind !== 'rank')
const entries: Entries = new Map(
  ROWS.map((row, i): [CellKey, { text: string; seen: number }] => [
    row.key,
    { text: `${i + 1}.1234567`, seen: 0 },
  ]),
)
const judged = (typed: Entries): readonly JudgedRow[] =>
  judgeSheet([{ group: null, rows: ROWS }], typedInto(BOARD, typed)).flatMap((section) => section.rows)

describe('questions of one kind', () => {
  test('are gathered where a check asks them of many figures, and one answer does for all', () => {
    const kinds = waitingKinds(judged(entries))
    const decimals = kinds.find(({ code }) => code === 'decimals')
    expect(decimals?.rows.length).toBe(ROWS.length)
    if (!decimals) return
    const act = confirmKind(decimals, ' 按原表 ')
    const after = actOn(entries, act as CellAct)
    expect([...after.values()].map(({ text, answers }) => [text, answers])).toEqual(
      ROWS.map((_, i) => [
        `${i + 1}.1234567`,
        [{ code: 'decimals', value: Number(`${i + 1}.1234567`), text: '按原表' }],
      ]),
    )
    expect(waitingKinds(judged(after)).map(({ code }) => code)).not.toContain('decimals')
  })

  test('that stand at few figures are answered where they stand', () => {
    const few = new Map([...entries].slice(0, 2))
    expect(waitingKinds(judged(few))).toEqual([])
  })

  test('are never about units: those are asked figure by figure', () => {
    const rows = judged(entries).map((row) => ({
      ...row,
      state: {
        kind: 'doubtful' as const,
        proposed: { value: 1 },
        open: [{ code: 'unit-jump' as const, severity: 'soft' as const, params: {} }],
      },
    }))
    expect(waitingKinds(rows as never)).toEqual([])
  })

  test('have words in both languages', () => {
    const soft = Object.entries(CHECKS).flatMap(([code, severity]) =>
      severity === 'soft' && code !== 'unit-jump' ? [code] : [],
    )
    expect(Object.keys(zh.draft.kinds.of).sort()).toEqual(soft.sort())
    expect(Object.keys(en.draft.kinds.of).sort()).toEqual(soft)
  })
})
