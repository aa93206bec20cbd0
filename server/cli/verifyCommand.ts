import { z } from 'zod'
import { command } from '#server/cli/command.ts'
import { table } from '#server/cli/table.ts'
import { verifyStore } from '#server/verify/index.ts'
import type { Finding, StoreVerdict } from '#shared/contract/audit.ts'

const Noted = z
  .string()
  .regex(/^\d{1,15}:[0-9a-f]{64}$/, { error: 'must be what an earlier verify printed as head, N:HASH' })
  .transform((text) => ({ n: Number(text.split(':')[0]), hash: text.split(':')[1] ?? '' }))

/** What is wrong with a row, for whoever keeps the server. */
const SAID: Readonly<Record<Finding['fault'], string>> = {
  missing: 'is missing',
  extra: 'was made by no release',
  differs: 'differs',
  hash: 'does not match its hash',
  'not-audited-hash': 'is not what the audit log says was published',
  unaudited: 'was made by no act of the audit log',
  chain: 'breaks the chain: changed, or put in the place of another',
  unreadable: 'cannot be read',
}

export const verifyCommand = command({
  name: 'verify',
  usage: '[--head N:HASH]',
  does: 'check database, audit chain, log, figures, board and accounts against each other, and a head noted earlier',
  schema: z.strictObject({ head: Noted.optional() }),
  run: async ({ store, clock }, { head }) => {
    const verdict = await verifyStore({ store, clock, ...store.files }, head)
    return { stdout: report(verdict), failed: verdict.findings.length > 0 }
  },
})

function report({ entries, releases, observations, head, findings, more }: StoreVerdict): string {
  const counted = [
    'database    sound', // opening the store has checked it
    `audit log   ${entries} entries, head ${head.n}:${head.hash}`,
    `log         ${releases} releases, ${observations} observations`,
  ]
  if (findings.length === 0)
    return lines([...counted, 'verdict     whole: everything agrees with everything'])
  const rows = findings.map(({ table: name, row, fault, column, expected, found }) => [
    name,
    row,
    column === null ? SAID[fault] : `${SAID[fault]}: ${column} should be ${expected}, is ${found}`,
  ])
  const total = findings.length + more
  return lines([
    ...counted,
    `verdict     BROKEN in ${total} ${total === 1 ? 'place' : 'places'}${more > 0 ? `, the first ${findings.length}:` : ':'}`,
    '',
    table(['TABLE', 'ROW', 'WHAT IS WRONG'], rows).trimEnd(),
  ])
}

const lines = (texts: readonly string[]): string => `${texts.join('\n')}\n`
