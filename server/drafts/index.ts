import { beginDraft, type Beginning, type Begun } from '#server/drafts/create.ts'
import { deskPolicy, settlePolicy } from '#server/drafts/deskPolicy.ts'
import { draftImpact } from '#server/drafts/impact.ts'
import { listDrafts, type DraftFilter } from '#server/drafts/list.ts'
import { patchDraft } from '#server/drafts/patch.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { readChanges, readDraft, readSummary } from '#server/drafts/read.ts'
import { discardDraft, submitDraft, withdrawDraft } from '#server/drafts/submit.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
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

export { cellsInReview } from '#server/drafts/cellsInReview.ts'
export type { Beginning, Begun } from '#server/drafts/create.ts'
export type { DraftFilter } from '#server/drafts/list.ts'

/** An act upon a draft: its body names the version that the actor has looked at; answers with the draft as it is then. */
export type Action = (actor: Actor, id: string, body: unknown) => Promise<DraftSummary>

/**
 * Figures on their way from the filing sheet to the screens. Every use case judges for itself whether the actor may
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
  /** The same for imports and reverts, whose content is not a request's. */
  readonly begin: (actor: Actor, beginning: Beginning, idempotencyKey?: string) => Promise<Begun>
  /** What the draft would come to if it were released now. Throws {@link Failure} where it could not be. */
  readonly impact: (actor: Actor, id: string) => Promise<DraftImpact>
  readonly patch: (actor: Actor, id: string, body: unknown) => Promise<DraftPatched>
  readonly submit: Action
  readonly withdraw: Action
  readonly discard: Action
  readonly policy: () => Promise<DeskPolicy>
  readonly settlePolicy: (actor: Actor, body: unknown) => Promise<DeskPolicy>
}

export function openDrafts(ports: DraftPorts): Drafts {
  type Use = (ports: DraftPorts, actor: Actor, id: string, body: unknown) => Promise<void>
  const action =
    (use: Use): Action =>
    async (actor, id, body) => {
      await use(ports, actor, id, body)
      return readSummary(ports, actor, id)
    }
  return {
    list: (actor, filter) => listDrafts(ports, actor, filter),
    read: (actor, id) => readDraft(ports, actor, id),
    changes: (actor, id, since) => readChanges(ports, actor, id, since),
    create: async (actor, body, idempotencyKey) => {
      const { id, isNew } = await beginDraft(ports, actor, parseOrFail(NewDraft, body), idempotencyKey)
      return { draft: await readDraft(ports, actor, id), isNew }
    },
    begin: (actor, beginning, idempotencyKey) => beginDraft(ports, actor, beginning, idempotencyKey),
    impact: (actor, id) => draftImpact(ports, actor, id),
    patch: async (actor, id, body) => {
      const { isChanged: _, ...patched } = await patchDraft(ports, actor, id, body)
      return patched
    },
    submit: action(submitDraft),
    withdraw: action(withdrawDraft),
    discard: action(discardDraft),
    policy: () => deskPolicy(ports),
    settlePolicy: (actor, body) => settlePolicy(ports, actor, body),
  }
}
