import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AuditedFacts } from '#server/verify/auditedFacts.ts'
import { movedOn } from '#server/verify/checkHolders.ts'
import type { Findings } from '#server/verify/findings.ts'
import type { Files } from '#server/store/files.ts'
import type { Store } from '#server/store/store.ts'

/**
 * Evidence of records against the acts that brought it, and its content against its hash: a photo that was exchanged
 * bears nothing out. Of names and words of files nothing is told.
 */
export async function checkEvidence(
  read: Store['read'],
  files: Files | undefined,
  { evidence, doubted }: AuditedFacts,
  upTo: number,
  findings: Findings,
): Promise<void> {
  const rows = await read.selectFrom('record_file').select(['id', 'entity', 'record', 'sha256']).execute()
  for (const { id, entity, record, sha256 } of rows) {
    const object = record === null ? `ledger:${entity}` : `record:${entity}/${record}`
    if (doubted.has(object)) continue
    const act = evidence.get(id)
    if (!act) {
      if (!(await movedOn(read, object, upTo))) findings.add('record_file', id, 'unaudited')
      continue
    }
    if (act.sha256 !== sha256) {
      findings.add('record_file', id, 'differs', { column: 'sha256', expected: act.sha256, found: sha256 })
      continue
    }
    if (!files) continue
    const content = await files.get(sha256)
    if (!content) findings.add('record_file', id, 'missing')
    else if ((await hashOf(content)) !== sha256) findings.add('record_file', id, 'hash')
  }
  const there = new Set(rows.map(({ id }) => id))
  // What was brought ahead of an event that never came is thrown away.
  for (const [id, { object }] of evidence)
    if (object.startsWith('record:') && !there.has(id) && !doubted.has(object))
      findings.add('record_file', id, 'missing')
}

export async function hashOf(content: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(content, hash)
  return hash.digest('hex')
}
