import type { Logger } from 'pino'
import { z } from 'zod'
import { instantOf } from '#server/clock.ts'
import { partIn } from '#server/drafts/access.ts'
import type { DraftPorts, DraftRow } from '#server/drafts/ports.ts'
import { authorsOf, findDraft } from '#server/drafts/repository.ts'
import type { DraftState } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** That a draft has changed, for those whom it concerns. */
export interface DraftNews {
  readonly id: string
  readonly version: number
  readonly state: DraftState
  readonly mayKnow: (actor: Actor) => boolean
  /** Whether somebody may know of the draft, or might have until now. */
  readonly concerns: (actor: Actor) => boolean
}

export interface DraftWatch {
  /** Reads the draft anew and tells of it; never throws, since what it tells of is done. */
  readonly tell: (id: string, before?: Pick<DraftRow, 'submitted_at'>) => void
  /** Where the draft stands; undefined for a draft that is not there. */
  readonly look: (id: string) => Promise<DraftNews | undefined>
  readonly subscribe: (listener: (news: DraftNews) => void) => () => void
}

const TOPIC = 'draft'
/** What one node tells the others: which draft, and whether it had been handed in before. */
const Told = z.object({ id: z.string(), submitted_at: z.string().nullable() })
/** How far back drafts are looked up when word of them may have been lost. */
const MISSED_MS = 5 * 60_000

/** Word of drafts that were changed here, and through the bus of those that were changed on other nodes. */
export function openDraftWatch({
  store,
  log,
  clock,
  bus,
}: Pick<DraftPorts, 'store' | 'log' | 'clock' | 'bus'>): DraftWatch {
  const listeners = new Set<(news: DraftNews) => void>()
  const tellHere: DraftWatch['tell'] = (id, before) => {
    if (listeners.size === 0) return
    newsOf(store.read, id, before).then(
      (news) => news && listeners.forEach((listener) => listener(news)),
      (error: unknown) => warn(log, error, id),
    )
  }
  bus?.hear(TOPIC, (message) => {
    const { data } = Told.safeParse(message)
    if (data) tellHere(data.id, data)
  })
  bus?.onGap(() => {
    const changed = store.read.selectFrom('draft').select('id')
    const missed = changed.where('changed_at', '>', instantOf(clock.now() - MISSED_MS)).execute()
    missed.then(
      (rows) => rows.forEach(({ id }) => tellHere(id)),
      (error: unknown) =>
        log.warn({ err: error }, 'drafts that were changed elsewhere could not be looked up'),
    )
  })
  return {
    tell: (id, before) => {
      tellHere(id, before)
      bus?.tell(TOPIC, { id, submitted_at: before?.submitted_at ?? null })
    },
    look: (id) => newsOf(store.read, id),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const warn = (log: Pick<Logger, 'warn'>, error: unknown, draft: string): void =>
  log.warn({ err: error, draft }, 'a change of a draft could not be told')

async function newsOf(
  read: DraftPorts['store']['read'],
  id: string,
  before?: Pick<DraftRow, 'submitted_at'>,
): Promise<DraftNews | undefined> {
  const row = await findDraft(read, id)
  if (!row) return undefined
  const authors = (await authorsOf(read, [id])).get(id) ?? new Set()
  const { version, state, owner, area } = row
  const knows =
    (submitted_at: string | null) =>
    (actor: Actor): boolean =>
      partIn({ owner, area, submitted_at }, authors, actor) !== undefined
  return {
    id,
    version,
    state,
    mayKnow: knows(row.submitted_at),
    concerns: knows(row.submitted_at ?? before?.submitted_at ?? null),
  }
}
