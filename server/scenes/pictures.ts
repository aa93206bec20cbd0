import type { Readable } from 'node:stream'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { imageSize } from '#server/ledgers/evidence/imageSize.ts'
import { evidenceKind, evidenceName } from '#server/ledgers/evidence/kinds.ts'
import type { Db, ScenePorts } from '#server/scenes/ports.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { WallPicture } from '#shared/contract/scenes.ts'

export const MOST_PICTURE_BYTES = 8_000_000

export interface BroughtPicture {
  readonly file: Uint8Array
  readonly fileName: string
}

/** A picture as it is handed out. */
export interface KeptPicture {
  readonly content: Readable
  readonly name: string
  readonly type: string
  readonly bytes: number
}

/** The pictures that scenes may show, by the hash of their bytes. */
export interface Pictures {
  readonly list: () => Promise<readonly WallPicture[]>
  /** Throws Failure for what is no picture by its content. */
  readonly bring: (actor: Actor, brought: BroughtPicture) => Promise<WallPicture>
  /** Throws Failure `not-found`, or `evidence-lost` where its bytes are gone. */
  readonly find: (hash: string) => Promise<KeptPicture>
}

export function openPictures({ store, clock }: ScenePorts): Pictures {
  const files = store.files.pictures
  return {
    list: async () => {
      const rows = await store.read.selectFrom('wall_picture').selectAll().orderBy('at', 'desc').execute()
      return rows.map(({ hash, name, type, width, height }) => ({ hash, name, type, width, height }))
    },
    bring: async (actor, { file, fileName }) => {
      const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
      const kind = await evidenceKind(bytes)
      const size = kind.type.startsWith('image/') ? imageSize(bytes, kind.type) : undefined
      if (!size) throw new Failure('picture-kind')
      const hash = await files.put(bytes)
      const picture = { hash, name: evidenceName(fileName, kind), type: kind.type, ...size }
      const at = instantOf(clock.now())
      await store.write(async (trx) => {
        const kept = await trx
          .insertInto('wall_picture')
          .values({ ...picture, bytes: bytes.length, at, account: actor.id })
          .onConflict((on) => on.column('hash').doNothing())
          .returning('hash')
          .execute()
        if (kept.length === 0) return
        const detail = { name: picture.name, bytes: bytes.length }
        const act = { at, actor: actor.id, action: 'wall.picture-brought', object: `picture:${hash}` }
        await appendAudit(trx, { ...act, detail })
      })
      return picture
    },
    find: async (hash) => {
      const row = await store.read
        .selectFrom('wall_picture')
        .select(['name', 'type', 'bytes'])
        .where('hash', '=', hash)
        .executeTakeFirst()
      if (!row) throw new Failure('not-found')
      const content = await files.get(hash)
      if (!content) throw new Failure('evidence-lost')
      return { ...row, content }
    },
  }
}

/** Hashes of all pictures. */
export async function knownPictures(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('wall_picture').select('hash').execute()
  return new Set(rows.map(({ hash }) => hash))
}
