import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { amendDraft } from '#server/drafts/index.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { madeColumns } from '#server/reports/create.ts'
import { makeReport } from '#server/reports/makeReport.ts'
import type { OpenPorts } from '#server/reports/ports.ts'
import { publicationOf } from '#server/reports/publication.ts'
import { reportFor } from '#server/reports/read.ts'
import { refuseFaults } from '#server/reports/readText.ts'
import { reportHash } from '#server/reports/reportHash.ts'
import { addAuthor, lockReport, putFigures, updateReport } from '#server/reports/repository.ts'
import { actsOn, openDraftOf } from '#server/reports/sight.ts'
import { seqOf, termsOf } from '#server/reports/terms.ts'
import { ReportPatch } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'

/**
 * Makes a report anew of another text, other terms or the figures of another seq. Whoever edits it is an author of its
 * draft too. Throws Failure `report-changed` over a version that stands no more, `report-state` while it is under
 * review, `invalid` for a text with faults; then nothing is changed.
 */
export async function editReport(ports: OpenPorts, actor: Actor, id: string, body: unknown): Promise<void> {
  const { version, asOf, text, ...said } = parseOrFail(ReportPatch, body)
  const { row, authors } = await reportFor(ports, actor, id)
  if (row.version !== version) throw new Failure('report-changed')
  if (!actsOn(row, authors, actor).includes('edit')) throw new Failure('report-state')
  const seq = asOf === undefined ? row.seq : await seqOf(ports, asOf)
  const { period, cutoff, issued, number } = { ...row, ...given(said) }
  const terms = termsOf(ports, row.kind, { period, cutoff, issued, number })
  const { faults, document } = await makeReport(ports, { text: text ?? row.body, terms, seq })
  refuseFaults(faults)
  if (!document) throw new Error('a text without faults makes a document')
  const at = instantOf(ports.clock.now())
  const draft = openDraftOf(row)
  await ports.store.write(async (trx) => {
    const held = await lockReport(trx, ports.store.engine, id)
    if (!held || held.version !== version || held.draft !== row.draft) throw new Failure('report-changed')
    if (draft !== null)
      await amendDraft(trx, ports, {
        ...{ actor, id: draft, at },
        ...publicationOf({ ...held, title: document.title }),
      })
    await addAuthor(trx, id, actor.id)
    await putFigures(trx, id, document.figures)
    const changes = { ...madeColumns(document, terms, seq), body: text ?? row.body }
    await updateReport(trx, id, { ...changes, version: version + 1, changed_at: at })
    await appendAudit(trx, {
      ...{ at, actor: actor.id, action: 'report.edited', object: `report:${id}` },
      detail: { seq, figures: document.figures.length, hash: reportHash(changes) },
    })
  })
  if (draft !== null) ports.drafts.tell(draft)
}

/** What was said; the rest stays. */
const given = <T extends object>(said: T): Partial<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<T>
