import type { Kysely, Transaction } from 'kysely'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { Failure } from '#server/failure.ts'
import { difference } from '#server/releases/difference.ts'
import { wallVersion } from '#server/releases/walls/history.ts'
import type { Tables } from '#server/store/tables.ts'
import type { WallChange } from '#shared/release.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'
import type { Scene } from '#shared/scenes/scene.ts'

/** A scene or playlist as it is to be, over the version that its author saw; `before` is what it was. */
export type CheckedWall = {
  /** 0 for what was delivered, and for a new one. */
  readonly basedOn: number
  readonly reason: string
} & (
  | { readonly part: 'scene'; readonly entry: Scene; readonly before: Scene | undefined }
  | { readonly part: 'playlist'; readonly entry: Playlist; readonly before: Playlist | undefined }
)

/**
 * The changes that edits of the walls come to. Throws Failure `conflict` where an author saw an older version, and
 * `invalid` where nothing would be different.
 */
export async function wallChanges(
  db: Kysely<Tables>,
  edits: readonly CheckedWall[],
): Promise<readonly WallChange[]> {
  const changes: WallChange[] = []
  for (const { basedOn, reason, before, ...edit } of edits) {
    const current = await wallVersion(db, edit.part, edit.entry.code)
    if (current !== basedOn)
      throw new Failure('conflict', [
        { pointer: '', code: 'stale-record', params: { seen: basedOn, current } },
      ])
    if (JSON.stringify(before) === JSON.stringify(edit.entry))
      throw new Failure('invalid', [{ pointer: '', code: 'unchanged' }])
    changes.push({ kind: 'wall', version: basedOn + 1, reason, ...edit })
  }
  return changes
}

interface Act {
  readonly seq: number
  readonly at: string
  readonly actor: string
}

/** Keeps what a release makes of the walls, and who did that: what was, what is, and why. */
export async function keepWalls(
  trx: Transaction<Tables>,
  changes: readonly WallChange[],
  edits: readonly CheckedWall[],
  { seq, at, actor }: Act,
): Promise<void> {
  for (const change of changes) await trx.insertInto('wall_version').values(wallRow(change, seq)).execute()
  for (const { part, entry, before, reason } of edits)
    await appendAudit(trx, {
      ...{ at, actor, action: 'wall.rearranged', object: `${part}:${entry.code}` },
      detail: { seq, reason, ...difference(before, entry) },
    })
}

/** The row that a release keeps of a scene or playlist. */
export const wallRow = (
  { part, entry, version, reason }: WallChange,
  seq: number,
): Tables['wall_version'] => ({
  ...{ part, code: entry.code, version, seq, reason },
  entry: JSON.stringify(entry),
})
