import type { AuditedFacts, AuditedHolder } from '#server/verify/auditedFacts.ts'
import type { Findings } from '#server/verify/findings.ts'
import type { Store } from '#server/store/store.ts'

/** Accounts and tokens against the acts that made them what they are: a role that nobody gave is a break-in. */
export async function checkHolders(
  read: Store['read'],
  { holders, doubted }: AuditedFacts,
  upTo: number,
  findings: Findings,
): Promise<void> {
  const accounts = await read
    .selectFrom('account')
    .select(['id', 'name', 'role', 'owner', 'disabled'])
    .execute()
  const tokens = await read
    .selectFrom('api_token')
    .select(['id', 'name', 'role', 'owner', 'revoked_at'])
    .execute()
  const found = new Map<string, AuditedHolder>([
    ...accounts.map(
      ({ id, disabled, ...holder }) => [`account:${id}`, { ...holder, ended: disabled !== 0 }] as const,
    ),
    ...tokens.map(
      ({ id, revoked_at, ...holder }) => [`token:${id}`, { ...holder, ended: revoked_at !== null }] as const,
    ),
  ])
  for (const key of new Set([...holders.keys(), ...found.keys()])) {
    const [expected, is] = [holders.get(key), found.get(key)]
    if (doubted.has(key)) continue
    if (JSON.stringify(sorted(expected)) === JSON.stringify(sorted(is)) || (await movedOn(read, key, upTo)))
      continue
    const [noun, id = ''] = key.split(':')
    const table = noun === 'token' ? 'api_token' : 'account'
    const row = `${(expected ?? is)?.name} (${id})`
    if (!is) findings.add(table, row, 'missing')
    else if (!expected) findings.add(table, row, 'unaudited')
    else
      for (const [column, name] of COLUMNS)
        if (expected[column] !== is[column])
          findings.add(table, row, 'differs', {
            column: name[table],
            expected: expected[column],
            found: is[column],
          })
  }
}

const same = (name: string) => ({ account: name, api_token: name })
const COLUMNS = [
  ['name', same('name')],
  ['role', same('role')],
  ['owner', same('owner')],
  ['ended', { account: 'disabled', api_token: 'revoked_at' }],
] as const

const sorted = (holder: AuditedHolder | undefined) =>
  holder && [holder.name, holder.role, holder.owner, holder.ended]

/** Somebody has acted on it while the check ran. */
export const movedOn = async (read: Store['read'], object: string, upTo: number): Promise<boolean> =>
  (await read
    .selectFrom('audit')
    .select('n')
    .where('object', '=', object)
    .where('n', '>', upTo)
    .executeTakeFirst()) !== undefined
