import type { DraftPorts, DraftRow } from '#server/drafts/ports.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** An act as its route asks for it; answers with the draft's row as it was before. */
export type Use = (ports: DraftPorts, actor: Actor, id: string, body: unknown) => Promise<DraftRow>
