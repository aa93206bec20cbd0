import type { Identity } from '#server/accounts/identity.ts'
import type { AccountPorts } from '#server/accounts/ports.ts'
import { findSessions, findTokens } from '#server/accounts/repository.ts'
import { instantOf } from '#server/clock.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Credentials asked for in one statement. */
const CHUNK = 500

/**
 * Which of these no longer stand for what they stood for: ended, disabled, or with another role, owner or name, also
 * by the hand of another process. Reads by primary key and only what is asked, so that it may run every few seconds.
 */
export async function recheck(
  { store, clock }: AccountPorts,
  identities: readonly Identity[],
): Promise<readonly Identity[]> {
  const now = instantOf(clock.now())
  const actors = new Map<string, Actor>()
  for (let from = 0; from < identities.length; from += CHUNK) {
    const chunk = identities.slice(from, from + CHUNK)
    const keys = (isMachine: boolean) =>
      chunk.filter(({ kind }) => (kind === 'machine') === isMachine).map(({ key }) => key)
    const found = [
      await findSessions(store.read, keys(false), now),
      await findTokens(store.read, 'id', keys(true), now),
    ]
    for (const { key, actor, screen } of found.flat()) if (!screen?.former) actors.set(key, actor)
  }
  return identities.filter(({ key, actor }) => !isSame(actor, actors.get(key)))
}

const isSame = (a: Actor, b: Actor | undefined): boolean =>
  b !== undefined && a.id === b.id && a.role === b.role && a.owner === b.owner && a.name === b.name
