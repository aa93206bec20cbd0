import type { Identity } from '#server/accounts/index.ts'
import { claimOfNew } from '#server/drafts/claimEvidence.ts'
import { beginDraft, type Alongside, type Beginning, type Begun } from '#server/drafts/create.ts'
import { deskPolicy, readPolicy, settlePolicy } from '#server/drafts/deskPolicy.ts'
import { draftImpact } from '#server/drafts/impact.ts'
import { directPublishing } from '#server/drafts/directPublishing.ts'
import { openEmbargoes } from '#server/drafts/embargo.ts'
import { listDrafts, type DraftFilter } from '#server/drafts/list.ts'
import { openDraftWatch, type DraftNews } from '#server/drafts/news.ts'
import { patchDraft } from '#server/drafts/patch.ts'
import type { Db, DraftPorts } from '#server/drafts/ports.ts'
import { readChanges, readDraft, readSummary } from '#server/drafts/read.ts'
import { approveDraft, releaseDraft, returnDraft, unscheduleDraft } from '#server/drafts/review.ts'
import { discardDraft, submitDraft, withdrawDraft } from '#server/drafts/submit.ts'
import { settled } from '#server/drafts/settled.ts'
import { topicsOf } from '#server/drafts/topics.ts'
import type { Use } from '#server/drafts/use.ts'
import { waitingFor, type WaitingDraft } from '#server/drafts/waiting.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Permit } from '#server/releases/index.ts'
import {
  NewDraft,
  type DeskPolicy,
  type Draft,
  type DraftChanges,
  type DraftList,
  type DraftPatched,
  type DraftSummary,
} from '#shared/contract/drafts.ts'
import type { DraftImpact } from '#shared/contract/review.ts'
import type { Actor } from '#shared/contract/roles.ts'

export { partIn } from '#server/drafts/access.ts'
export { amendDraft } from '#server/drafts/amend.ts'
export { inBatches } from '#server/drafts/batches.ts'
export { cellsInReview } from '#server/drafts/cellsInReview.ts'
export type { Beginning, Begun } from '#server/drafts/create.ts'
export type { DraftFilter } from '#server/drafts/list.ts'
export type { WaitingDraft } from '#server/drafts/waiting.ts'
export { namesOf } from '#server/drafts/repository.ts'
export type { ClaimFiles } from '#server/drafts/ports.ts'
export type { DraftNews } from '#server/drafts/news.ts'

/** An act upon a draft: its body names the version that the actor has looked at; answers with the draft as it is then. */
export type Action = (actor: Actor, id: string, body: unknown) => Promise<DraftSummary>

/**
 * Figures and changes of records on their way to the screens. Every use case judges for itself whether the actor may
 * know of the draft; for all others it is not there.
 */
export interface Drafts {
  readonly list: (actor: Actor, filter: DraftFilter) => Promise<DraftList>
  readonly read: (actor: Actor, id: string) => Promise<Draft>
  readonly changes: (actor: Actor, id: string, since: number) => Promise<DraftChanges>
  /** `POST /drafts`. Throws {@link Failure}. */
  readonly create: (
    actor: Actor,
    body: unknown,
    idempotencyKey: string | undefined,
  ) => Promise<{ readonly draft: Draft; readonly isNew: boolean }>
  /**
   * The same for what begins a draft without such a request: imports, reverts, and what somebody does to records. Where
   * it is submitted at once, objections point to `/records/<index>` and `/cells/<index>`, and no draft is kept.
   */
  readonly begin: (
    actor: Actor,
    beginning: Beginning,
    idempotencyKey?: string,
    alongside?: Alongside,
  ) => Promise<Begun>
  /** What the draft would come to if it were released now. Throws {@link Failure} where it could not be. */
  readonly impact: (actor: Actor, id: string) => Promise<DraftImpact>
  readonly patch: (actor: Actor, id: string, body: unknown) => Promise<DraftPatched>
  readonly submit: Action
  readonly withdraw: Action
  readonly discard: Action
  readonly return: Action
  readonly approve: Action
  readonly release: Action
  readonly unschedule: Action
  readonly policy: () => Promise<DeskPolicy>
  /** Whether what people do to the records of a ledger waits for another pair of eyes. */
  readonly fourEyes: () => Promise<(entity: string) => boolean>
  /** Whether changes of what stands on the walls do. */
  readonly wallsWantFourEyes: (db: Db) => Promise<boolean>
  /** Drafts on their way that would change the record, of which the actor may know. */
  readonly waiting: (actor: Actor, entity: string, id: string) => Promise<readonly WaitingDraft[]>
  readonly settlePolicy: (actor: Actor, body: unknown) => Promise<DeskPolicy>
  /** What keeps somebody from publishing without a draft; nothing for systems that push. */
  readonly permit: (identity: Pick<Identity, 'kind' | 'actor'>) => Permit | undefined
  /** Where a draft stands, for whoever may know of it. Throws Failure `not-found` for all others. */
  readonly look: (actor: Actor, id: string) => Promise<DraftNews>
  /** Says that a draft was changed by what it follows from. */
  readonly tell: (id: string) => void
  /** Calls the listener after each change of a draft by this process; the answer ends it. */
  readonly subscribe: (listener: (news: DraftNews) => void) => () => void
  readonly close: () => Promise<void>
}

export function openDrafts(ports: DraftPorts): Drafts {
  const watch = openDraftWatch(ports)
  const embargoes = openEmbargoes(ports, watch.tell)
  const action =
    (use: Use): Action =>
    async (actor, id, body) => {
      const before = await use(ports, actor, id, body)
      embargoes.look()
      watch.tell(id, before)
      return readSummary(ports, actor, id)
    }
  const begin: Drafts['begin'] = async (actor, beginning, idempotencyKey, alongside) => {
    const begun = await beginDraft(ports, actor, beginning, idempotencyKey, alongside)
    watch.tell(begun.id)
    return begun
  }
  return {
    list: (actor, filter) => listDrafts(ports, actor, filter),
    read: (actor, id) => readDraft(ports, actor, id),
    changes: (actor, id, since) => readChanges(ports, actor, id, since),
    create: async (actor, body, idempotencyKey) => {
      const content = parseOrFail(NewDraft, body)
      await claimOfNew(ports, actor, content.records)
      const { id, isNew } = await begin(actor, content, idempotencyKey)
      return { draft: await readDraft(ports, actor, id), isNew }
    },
    begin,
    impact: (actor, id) => draftImpact(ports, actor, id),
    patch: async (actor, id, body) => {
      const { isChanged, ...patched } = await patchDraft(ports, actor, id, body)
      if (isChanged) watch.tell(id)
      return patched
    },
    submit: action(submitDraft),
    withdraw: action(withdrawDraft),
    discard: action(discardDraft),
    return: action(returnDraft),
    approve: action(approveDraft),
    release: action(releaseDraft),
    unschedule: action(unscheduleDraft),
    policy: () => deskPolicy(ports),
    fourEyes: async () => {
      const wants = await readPolicy(ports.store.read, topicsOf(ports.releases))
      return (entity) => wants({ indicators: [], ledgers: [entity] })
    },
    wallsWantFourEyes: async (db) => (await settled(db)).walls,
    waiting: (actor, entity, id) => waitingFor(ports, actor, entity, id),
    settlePolicy: (actor, body) => settlePolicy(ports, actor, body),
    permit: directPublishing(ports),
    look: async (actor, id) => {
      const news = await watch.look(id)
      if (!news?.mayKnow(actor)) throw new Failure('not-found')
      return news
    },
    tell: watch.tell,
    subscribe: watch.subscribe,
    close: embargoes.close,
  }
}
