import type { RecordBatchInput } from '#shared/contract/recordBatch.ts'
import type { AgendaEntry, AgendaKind, MeetingKind } from '#shared/contract/rooms/meetingPack.ts'

/** What a meeting decided on one entry of its agenda. */
export interface MeetingDecision {
  readonly text: string
  readonly unit: string
  readonly dueOn: string
  /** It is sent out as a supervision order (督办单) too. */
  readonly asOrder: boolean
}

export interface HeldMeeting {
  readonly kind: MeetingKind
  readonly chair: string
  /** What was on the agenda, in its order. */
  readonly entries: readonly AgendaEntry[]
  readonly decisionOf: (entry: AgendaEntry) => MeetingDecision | undefined
}

type Request = RecordBatchInput['records'][number]

/** The field of an agenda item that names the record it is about. */
const FIELD: Readonly<Record<AgendaKind, string>> = {
  lagging: 'project',
  problem: 'item',
  approval: 'approval',
  decision: 'decision',
  order: 'order',
}

/**
 * What a meeting that was held comes to, as one batch: the meeting, its agenda as it stood, what was decided, and the
 * orders that follow from it.
 */
export function meetingRequests({ kind, chair, entries, decisionOf }: HeldMeeting): Request[] {
  const agenda = entries.filter((entry) => entry.kind === 'problem').map(({ id }) => id)
  const held: Request = {
    ...{ entity: 'leader-meeting', event: 'leader-meeting.held', as: 'meeting' },
    fields: { kind, chair, ...(agenda.length > 0 && { agenda }) },
  }
  const tabled = entries.map((entry, i): Request => ({
    ...{ entity: 'agenda-item', event: 'agenda-item.tabled', as: `item-${i + 1}` },
    fields: {
      ...{ meeting: '$meeting', place: i + 1, kind: entry.kind, light: entry.light },
      standing: [entry.title, entry.standing.zh].filter((text) => text !== '').join('：'),
      ...(entry.project && { project: entry.project.id }),
      [FIELD[entry.kind]]: entry.id,
    },
  }))
  const decided = entries.flatMap((entry, i): Request[] => {
    const decision = decisionOf(entry)
    if (!decision) return []
    const about = {
      meeting: '$meeting',
      ...(entry.project && { project: entry.project.id }),
      ...(entry.kind === 'problem' && { item: entry.id }),
    }
    const { text, unit: responsibleUnit, dueOn, asOrder } = decision
    const made: Request = {
      ...{ entity: 'meeting-decision', event: 'meeting-decision.made', as: `decision-${i + 1}` },
      fields: { ...about, agendaItem: `$item-${i + 1}`, decision: text, responsibleUnit, dueOn },
    }
    const order: Request = {
      ...{ entity: 'supervision-order', event: 'supervision.order-issued' },
      fields: { ...about, decision: `$decision-${i + 1}`, demand: text, responsibleUnit, dueOn },
    }
    return asOrder ? [made, order] : [made]
  })
  return [held, ...tabled, ...decided]
}
