import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '#server/store/tables.ts'

/** Through whose hands a release went. */
export interface Hands {
  /** Names of the accounts that filed it. */
  readonly filed: readonly string[]
  /** Who approved it, where a second pair of eyes did. */
  readonly approved: { readonly name: string; readonly owner: string | null } | undefined
}

/** What the audit entry of a release says of its draft; those that were published directly had none. */
const Detail = z.looseObject({
  authors: z.array(z.string()).optional(),
  approvedBy: z.string().nullish(),
})

/** Who had these releases in hand, as the audit log has it; nothing for imported history. */
export async function handsOf(
  read: Kysely<Tables>,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, Hands>> {
  if (seqs.length === 0) return new Map()
  const objects = new Map(seqs.map((seq) => [`release:${seq}`, seq]))
  const acts = await read
    .selectFrom('audit')
    .select(['object', 'actor', 'detail'])
    .where('action', '=', 'release.published')
    .where('object', 'in', [...objects.keys()])
    .execute()
  const known = acts.map(({ object, actor, detail }) => {
    const { authors = [actor], approvedBy } = Detail.parse(JSON.parse(detail))
    return { seq: objects.get(object), authors, approvedBy }
  })
  const holders = await holdersOf(
    read,
    known.flatMap(({ authors, approvedBy }) => [...authors, ...(approvedBy ? [approvedBy] : [])]),
  )
  return new Map(
    known.flatMap(({ seq, authors, approvedBy }): [number, Hands][] => {
      const filed = authors.flatMap((id) => holders.get(id)?.name ?? [])
      const approved = approvedBy ? holders.get(approvedBy) : undefined
      return seq === undefined ? [] : [[seq, { filed, approved }]]
    }),
  )
}

/** Names of the accounts that filed what these releases published; none for imported history. */
export async function publishersOf(
  read: Kysely<Tables>,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const hands = await handsOf(read, seqs)
  return new Map(
    [...hands].flatMap(([seq, { filed }]): [number, string][] =>
      filed.length === 0 ? [] : [[seq, filed.join('、')]],
    ),
  )
}

type Holder = NonNullable<Hands['approved']>

/** Accounts and tokens by the ids that they act under. */
async function holdersOf(read: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, Holder>> {
  const unique = [...new Set(ids)]
  const tokens = unique.flatMap((id) => (id.startsWith('token:') ? [id.slice('token:'.length)] : []))
  const columns = ['id', 'name', 'owner'] as const
  const people =
    unique.length === 0
      ? []
      : await read.selectFrom('account').select(columns).where('id', 'in', unique).execute()
  const machines =
    tokens.length === 0
      ? []
      : await read.selectFrom('api_token').select(columns).where('id', 'in', tokens).execute()
  return new Map([
    ...people.map(({ id, ...holder }): [string, Holder] => [id, holder]),
    ...machines.map(({ id, ...holder }): [string, Holder] => [`token:${id}`, holder]),
  ])
}
