import type { Looking } from '#server/ledgers/looking.ts'
import { KNOWS_PUBLISHERS, mayCall } from '#shared/contract/policy.ts'

/** Who said or brought something: the person, for those who work with them; for leaders the office answers. */
export function saidBy(
  { actor, catalogue }: Pick<Looking, 'actor' | 'catalogue'>,
  row: { readonly by_name: string; readonly office: string | null },
): string {
  if (mayCall(KNOWS_PUBLISHERS, actor.role)) return row.by_name
  return (row.office === null ? undefined : catalogue.owner(row.office))?.zh ?? catalogue.site.bureau.zh
}
