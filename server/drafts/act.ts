import { factsOf, partIn } from '#server/drafts/access.ts'
import { standsFor } from '#server/accounts/index.ts'
import { instantOf } from '#server/clock.ts'
import { readPolicy } from '#server/drafts/deskPolicy.ts'
import type { DraftPorts, DraftRow, Trx } from '#server/drafts/ports.ts'
import { record, type Act } from '#server/drafts/record.ts'
import { authorsOf, lockDraft, updateDraft } from '#server/drafts/repository.ts'
import { mayDo, TRANSITIONS, type Facts, type Part } from '#server/drafts/states.ts'
import { contentIn } from '#server/drafts/summary.ts'
import { topicsOf, type Topics } from '#server/drafts/topics.ts'
import { Failure } from '#server/failure.ts'
import type { Desk } from '#server/releases/index.ts'
import type { DraftAct } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** A draft in the hands of somebody who may know of it, locked until the end of the transaction. */
export interface Held {
  readonly row: DraftRow
  readonly authors: ReadonlySet<string>
  readonly part: Part
  readonly facts: Facts
}

/** Throws Failure `not-found` for a draft that is not there and for one that this actor may not know of, alike. */
export async function hold(
  trx: Trx,
  { store }: Pick<DraftPorts, 'store'>,
  topics: Topics,
  actor: Actor,
  id: string,
): Promise<Held> {
  const row = await lockDraft(trx, store.engine, id)
  if (!(await standsFor(trx, actor))) throw new Failure('not-found')
  const authors = (await authorsOf(trx, [id])).get(id) ?? new Set<string>()
  const part = row && partIn(row, authors, actor)
  if (!row || !part) throw new Failure('not-found')
  const fourEyes = (await readPolicy(trx, topics))(contentIn(row))
  return { row, authors, part, facts: factsOf(row, authors, fourEyes) }
}

/** Throws a Failure that says why where the act is not open to this part now. */
export function guard({ row, part, facts }: Held, act: DraftAct): void {
  if (mayDo(row.state, part, facts).includes(act)) return
  if (!TRANSITIONS[row.state][act]) throw new Failure('draft-state')
  const isForTwo = mayDo(row.state, part, { ...facts, fourEyes: false }).includes(act)
  throw new Failure(isForTwo ? 'second-pair' : 'forbidden')
}

export interface Asked {
  readonly actor: Actor
  readonly id: string
  /** The version that the actor has looked at. */
  readonly version: number
  readonly act: DraftAct
}

/** What an act comes to: how the draft's row changes, and what is kept of it, the act itself first. */
export interface Done {
  readonly changes: Partial<DraftRow>
  readonly events: readonly Pick<Act, 'act' | 'remark' | 'code'>[]
}

export type Deed = (trx: Trx, held: Held, desk: Desk, at: string) => Promise<Done>

/** What each act is called once it is done. */
const EVENTS: Readonly<Record<Exclude<DraftAct, 'edit'>, Act['act']>> = {
  submit: 'submitted',
  withdraw: 'withdrawn',
  return: 'returned',
  approve: 'approved',
  release: 'released',
  schedule: 'scheduled',
  unschedule: 'unscheduled',
  discard: 'discarded',
}

/**
 * An act upon a draft, in one transaction with its traces: what it is judged by cannot change before it is done. One
 * that the same actor did upon the same version before, whose answer was lost, is not done twice. Answers with the row
 * as it was before. Throws {@link Failure}, and then nothing has happened.
 */
export function act(ports: DraftPorts, asked: Asked, deed: Deed): Promise<DraftRow> {
  const { actor, id, version } = asked
  return ports.releases.decide(async (trx, desk) => {
    const held = await hold(trx, ports, { ...topicsOf(ports.releases), ...desk }, actor, id)
    if (held.row.version !== version) {
      if (await wasDone(trx, asked)) return held.row
      throw new Failure('draft-changed')
    }
    guard(held, asked.act)
    const at = instantOf(ports.clock.now())
    await keep(trx, held.row, actor.id, at, await deed(trx, held, desk, at))
    return held.row
  })
}

/** Writes down what an act came to, as the next version of the draft. */
export async function keep(trx: Trx, row: DraftRow, actor: string, at: string, done: Done): Promise<void> {
  await updateDraft(trx, row.id, { ...done.changes, version: row.version + 1, changed_at: at })
  for (const event of done.events) await record(trx, row, { ...event, at, actor, base: row.version })
}

async function wasDone(trx: Trx, { actor, id, version, act }: Asked): Promise<boolean> {
  if (act === 'edit') return false
  const acts = act === 'release' ? [EVENTS.release, 'failed' as const] : [EVENTS[act]]
  const done = await trx
    .selectFrom('draft_event')
    .select('n')
    .where('draft', '=', id)
    .where('actor', '=', actor.id)
    .where('act', 'in', acts)
    .where('base', '=', version)
    .executeTakeFirst()
  return done !== undefined
}
