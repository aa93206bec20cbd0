import type { Kysely } from 'kysely'
import { changedFields, fieldsIn } from '#server/audit/changedFields.ts'
import type { Tables } from '#server/store/tables.ts'
import type { AuditedFields } from '#shared/contract/audit.ts'
import type { WallChange } from '#shared/release.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

/** What a release changed in scenes and playlists, part by part. */
export async function auditedWalls(
  read: Kysely<Tables>,
  changes: readonly WallChange[],
  delivered: WallPlan,
): Promise<AuditedFields[]> {
  const audited: AuditedFields[] = []
  for (const { part, version, entry, reason } of changes) {
    const before = await read
      .selectFrom('wall_version')
      .select('entry')
      .where('part', '=', part)
      .where('code', '=', entry.code)
      .where('version', '=', version - 1)
      .executeTakeFirst()
    const first = delivered[part === 'scene' ? 'scenes' : 'playlists'].find(({ code }) => code === entry.code)
    const was = fieldsIn(before?.entry ?? JSON.stringify(first ?? {}))
    const fields = changedFields(was, fieldsIn(JSON.stringify(entry)))
    audited.push({ entity: part, id: entry.code, version, reason, fields })
  }
  return audited
}
