import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { openDrafts, type Drafts } from '#server/drafts/index.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Clock } from '#server/clock.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { releasesOver } from '#test/server/releases/builders.ts'
import type { Place } from '#test/server/store/engines.ts'

/** One server's desk over a store, without the doors. */
export interface OpenDesk {
  readonly store: Store
  readonly releases: Releases
  readonly drafts: Drafts
  /** As a server that is stopped; once is enough. */
  readonly close: () => Promise<void>
}

/** Opens a desk in a place; a second one there is a second server over the same data. Closed with the test. */
export async function openDesk(place: Place, clock: Clock, lookEveryMs?: number): Promise<OpenDesk> {
  const store = await place.open()
  const releases = await releasesOver(store, clock)
  const drafts = openDrafts({
    ...{ store, releases, clock, log: pino({ level: 'silent' }) },
    ...(lookEveryMs !== undefined && { lookEveryMs }),
  })
  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= (async () => {
      await drafts.close()
      await releases.close()
      await store.close()
    })())
  onTestFinished(close)
  return { store, releases, drafts, close }
}

const OFFICE = 'bureau.stats-general'
export const WANG: Actor = { id: 'wang', name: '王', role: 'filer', owner: OFFICE }
export const ZHAO: Actor = { id: 'zhao', name: '赵', role: 'filer', owner: OFFICE }
export const LI: Actor = { id: 'li', name: '李', role: 'reviewer', owner: null }
export const ZHANG: Actor = { id: 'zhang', name: '张', role: 'reviewer', owner: null }
export const ADMIN: Actor = { id: 'admin', name: 'admin', role: 'admin', owner: null }

/** A draft of these cells, submitted by its author. */
export async function submitted(
  { drafts }: Pick<OpenDesk, 'drafts'>,
  author: Actor,
  entries: readonly object[],
): Promise<Draft> {
  const { draft } = await drafts.create(author, { origin: 'api', sheet: null, entries }, undefined)
  await drafts.submit(author, draft.id, { version: draft.version })
  return drafts.read(author, draft.id)
}
