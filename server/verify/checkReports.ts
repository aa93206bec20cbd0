import { reportHash } from '#server/reports/reportHash.ts'
import type { Store } from '#server/store/store.ts'
import type { AuditedFacts } from '#server/verify/auditedFacts.ts'
import { movedOn } from '#server/verify/checkHolders.ts'
import type { Findings } from '#server/verify/findings.ts'

/**
 * Reports against the acts in the audit log: text and document are those that somebody made, and none is issued but by
 * the draft that it was submitted with.
 */
export async function checkReports(
  read: Store['read'],
  { reports, doubted }: AuditedFacts,
  upTo: number,
  findings: Findings,
): Promise<void> {
  const ids = await read.selectFrom('report').select('id').orderBy('id').execute()
  for (const { id } of ids) {
    const object = `report:${id}`
    const row = await read
      .selectFrom('report')
      .select(['body', 'document', 'draft', 'released_seq'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row || doubted.has(object) || (await movedOn(read, object, upTo))) continue
    const said = reports.get(object)
    if (!said) findings.add('report', id, 'unaudited')
    else if (reportHash(row) !== said.hash) findings.add('report', id, 'not-audited-hash')
    for (const column of ['draft', 'released_seq'] as const)
      if (said && row[column] !== said[column])
        findings.add('report', id, 'differs', { column, expected: said[column], found: row[column] })
  }
  const known = new Set(ids.map(({ id }) => `report:${id}`))
  for (const object of reports.keys())
    if (!known.has(object) && !doubted.has(object))
      findings.add('report', object.slice('report:'.length), 'missing')
}
