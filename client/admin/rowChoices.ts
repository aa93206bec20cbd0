import type { EntryAct } from '#client/admin/entryActs.ts'
import type { JudgedRow } from '#client/admin/judgeSheet.ts'

/** The value that the page proposes in the place of what is typed. */
export function proposalOf({ state, findings }: JudgedRow): number | undefined {
  switch (state.kind) {
    case 'unreadable':
      return state.fault.proposal
    case 'doubtful':
      return state.open.find(({ proposal }) => proposal !== undefined)?.proposal
    case 'impossible':
      return findings.find(({ proposal }) => proposal !== undefined)?.proposal
    default:
      return undefined
  }
}

/** What accepting the page's proposal does: another value, the reason suggested, or what was published since. */
export function acceptance(judged: JudgedRow): EntryAct | undefined {
  const { row, state, contested } = judged
  if (contested) return { do: 'settle', row, choice: 'theirs' }
  const proposal = proposalOf(judged)
  if (proposal !== undefined) return { do: 'type', row, text: String(proposal) }
  if (state.kind === 'missing-reason' && state.suggested) return { do: 'mark', row, missing: state.suggested }
  return state.kind === 'conflict' ? { do: 'restore', row, entry: undefined } : undefined
}

/** What insisting on one's own value does: every question about it is answered. */
export function confirmation({ row, state, contested }: JudgedRow): EntryAct | undefined {
  if (contested) return { do: 'settle', row, choice: 'mine' }
  switch (state.kind) {
    case 'doubtful': {
      const { value } = state.proposed
      return { do: 'answer', row, answers: state.open.map(({ code }) => ({ code, value })) }
    }
    case 'unreadable': {
      const { other } = state.fault
      return other === undefined ? undefined : { do: 'type', row, text: String(other) }
    }
    case 'conflict':
      return { do: 'keep', row }
    default:
      return undefined
  }
}
