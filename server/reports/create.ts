import { randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { makeReport } from '#server/reports/makeReport.ts'
import { nextNumber } from '#server/reports/nextNumber.ts'
import type { OpenPorts, ReportRow } from '#server/reports/ports.ts'
import { refuseFaults } from '#server/reports/readText.ts'
import { addAuthor, insertReport, putFigures } from '#server/reports/repository.ts'
import { templateNow } from '#server/reports/templates.ts'
import { reportHash } from '#server/reports/reportHash.ts'
import { seqOf, termsOf } from '#server/reports/terms.ts'
import { NewReport } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { periodLabel } from '#shared/period.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'

/** With which release of the past a report came out, and when; it goes through no review any more. */
export interface IssuedThen {
  readonly seq: number
  readonly at: string
}

/**
 * Makes a report of a template and keeps it with its text, terms and seq; answers with its id. Throws {@link Failure};
 * then nothing is kept.
 */
export async function createReport(
  ports: OpenPorts,
  actor: Actor,
  body: unknown,
  then?: IssuedThen,
): Promise<string> {
  const { template: code, asOf, ...said } = parseOrFail(NewReport, body)
  const { read } = ports.store
  const template = await templateNow(read, ports.delivered, code)
  const seq = await seqOf(ports, asOf)
  const terms = termsOf(ports, template.kind, said)
  const number = said.number === undefined ? await nextNumber(read, code, terms) : terms.number
  const made = await makeReport(ports, { text: template.text, terms: { ...terms, number }, seq })
  refuseFaults(made.faults)
  const { document } = made
  if (!document) throw new Error('a text without faults makes a document')
  const at = instantOf(ports.clock.now())
  const row: ReportRow = {
    ...{ id: randomUUID(), version: 1, template: code, template_version: template.version },
    ...{ body: template.text, draft: null, released_seq: then?.seq ?? null, author: actor.id },
    ...madeColumns(document, { ...terms, number }, seq),
    owner: actor.owner ?? ports.releases.catalogue().site.releaseDesk,
    ...{ created_at: then?.at ?? at, changed_at: then?.at ?? at, discarded_at: null },
  }
  await ports.store.write(async (trx) => {
    await insertReport(trx, row)
    await addAuthor(trx, row.id, actor.id)
    await putFigures(trx, row.id, document.figures)
    await appendAudit(trx, {
      ...{ at, actor: actor.id, action: 'report.created', object: `report:${row.id}` },
      detail: {
        ...{ template: code, period: row.period, seq, figures: row.figures, hash: reportHash(row) },
        ...(then && { issued: then.seq }),
      },
    })
  })
  return row.id
}

/** What the row repeats of the document and of what it was made of. */
export const madeColumns = (
  document: ReportDocument,
  { kind, period, cutoff, issued, number }: ReportTerms,
  seq: number,
) => ({
  ...{
    kind,
    period,
    cutoff,
    issued,
    number,
    seq,
    title: document.title.trim() || `${periodLabel(period)}报告`,
  },
  document: JSON.stringify(document),
  figures: document.figures.length,
  missing: document.missing.length,
  demo: document.demo ? 1 : 0,
})
