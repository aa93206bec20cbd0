import type { EntryAct } from '#client/admin/entryActs.ts'
import type { JudgedRow } from '#client/admin/judgeSheet.ts'
import type { CheckCode } from '#shared/checks/finding.ts'

/** A unit is asked for figure by figure: confirming many at once is how a wrong one gets on the screen. */
const ONE_BY_ONE: ReadonlySet<CheckCode> = new Set(['unit-jump'])
/** Fewer are answered where they stand. */
const WORTH_IT = 3

export interface WaitingKind {
  readonly code: CheckCode
  readonly rows: readonly JudgedRow[]
}

const openCodes = ({ state }: JudgedRow): readonly CheckCode[] =>
  state.kind === 'doubtful' ? state.open.map(({ code }) => code) : []

/** The questions that stand at many rows of a draft, the most frequent first. */
export function waitingKinds(waiting: readonly JudgedRow[]): readonly WaitingKind[] {
  const codes = new Set(waiting.flatMap(openCodes))
  return [...codes]
    .filter((code) => !ONE_BY_ONE.has(code))
    .map((code) => ({ code, rows: waiting.filter((row) => openCodes(row).includes(code)) }))
    .filter(({ rows }) => rows.length >= WORTH_IT)
    .sort((a, b) => b.rows.length - a.rows.length)
}

/** Every value that one check asks about is meant as it stands. */
export const confirmKind = ({ code, rows }: WaitingKind, text: string): EntryAct => ({
  do: 'answer-all',
  answered: rows.flatMap(({ row, state }) =>
    state.kind === 'doubtful'
      ? [{ row, answers: [{ code, value: state.proposed.value, ...(text.trim() && { text: text.trim() }) }] }]
      : [],
  ),
})
