import { sql, type Kysely } from 'kysely'
import type { Tables } from '#server/store/tables.ts'

/** Names of the accounts that published these releases, as the audit log has them; none for imported history. */
export async function publishersOf(
  read: Kysely<Tables>,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map()
  const objects = new Map(seqs.map((seq) => [`release:${seq}`, seq]))
  const acts = await read
    .selectFrom('audit as a')
    .leftJoin('account as p', 'p.id', 'a.actor')
    .leftJoin('api_token as m', (on) => on.on('a.actor', '=', sql<string>`'token:' || m.id`))
    .select(['a.object', 'p.name as person', 'm.name as machine'])
    .where('a.action', '=', 'release.published')
    .where('a.object', 'in', [...objects.keys()])
    .execute()
  return new Map(
    acts.flatMap(({ object, person, machine }): [number, string][] => {
      const [seq, name] = [objects.get(object), person ?? machine]
      return seq === undefined || name === null ? [] : [[seq, name]]
    }),
  )
}
