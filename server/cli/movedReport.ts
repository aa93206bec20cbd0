import type { CommandAnswer } from '#server/cli/command.ts'
import { table } from '#server/cli/table.ts'
import type { CopiedStore } from '#server/moving/copyStore.ts'
import type { StoreVerdict } from '#shared/contract/audit.ts'

/** Rows and hashes of all that was copied, and what the check of the copy says. */
export function movedReport(
  { epoch, seq, tables, shelves }: CopiedStore,
  { head, findings, more }: StoreVerdict,
): CommandAnswer {
  const rows = [
    ...tables.map(({ table: name, rows: count, hash }) => [name, String(count), hash]),
    ...shelves.map(({ shelf, files, hash }) => [`files: ${shelf}`, String(files), hash]),
  ]
  const damaged = shelves.flatMap((shelf) => shelf.damaged)
  const found = findings.length + more
  const verdict = [
    `epoch ${epoch}, seq ${seq}, audit head ${head.n}:${head.hash}`,
    found === 0
      ? 'Everything arrived as it was sent, and everything agrees with everything.'
      : `Everything arrived as it was sent; "verify" finds ${found} faults in it, which were there before.`,
    ...damaged.map((hash) => `The file ${hash} was damaged before and stayed behind.`),
  ]
  return {
    stdout: table(['TABLE', 'ROWS', 'SHA-256'], rows),
    stderr: `${verdict.join('\n')}\n`,
    failed: found > 0 || damaged.length > 0,
  }
}
