import { Failure } from '#server/failure.ts'
import { namesOf } from '#server/drafts/index.ts'
import type { ReportPorts } from '#server/reports/ports.ts'
import { authorsOf, findReport, listReports, type Filed, type Listed } from '#server/reports/repository.ts'
import { revisedOf, revisionsOf } from '#server/reports/revisions.ts'
import { actsOn, mayRead, openDraftOf, stateOf } from '#server/reports/sight.ts'
import { findBrowser } from '#server/reports/print/findBrowser.ts'
import type { Report, ReportSummary } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { ReportDocument } from '#shared/report/document.ts'

/** More than these are history; the newest are told. */
const LISTED = 300

/** The reports that this actor may know of, the newest change first. */
export async function readList(
  { store: { read } }: Pick<ReportPorts, 'store'>,
  actor: Actor,
  { draft }: { readonly draft?: string | undefined },
): Promise<readonly ReportSummary[]> {
  const issuedOnly = actor.role !== 'filer' && actor.role !== 'reviewer'
  const rows = await listReports(read, { draft, issuedOnly, most: LISTED })
  const ids = rows.map(({ id }) => id)
  const authors = await authorsOf(read, ids)
  const seen = rows.filter((row) => mayRead(row, authors.get(row.id) ?? new Set(), actor))
  const revised = await revisedOf(
    read,
    seen.map(({ id }) => id),
  )
  const name = await namesOf(read, [
    ...seen.map(({ author }) => author),
    ...[...authors.values()].flatMap((accounts) => [...accounts]),
  ])
  return seen.map((row) =>
    summaryOf(row, {
      ...{ actor, name, authors: authors.get(row.id) ?? new Set() },
      revised: revised.get(row.id) ?? 0,
    }),
  )
}

/** A report as its actor may see it, with its authors. Throws Failure `not-found`. */
export async function reportFor(
  { store: { read } }: Pick<ReportPorts, 'store'>,
  actor: Actor,
  id: string,
): Promise<{ readonly row: Filed; readonly authors: ReadonlySet<string> }> {
  const row = await findReport(read, id)
  const authors = (await authorsOf(read, [id])).get(id) ?? new Set<string>()
  if (!row || !mayRead(row, authors, actor)) throw new Failure('not-found')
  return { row, authors }
}

/** Throws Failure `not-found` for a report that is not there and for one that this actor may not know of, alike. */
export async function readReport(
  ports: Pick<ReportPorts, 'store'>,
  actor: Actor,
  id: string,
): Promise<Report> {
  const { row, authors } = await reportFor(ports, actor, id)
  const { read } = ports.store
  const name = await namesOf(read, [row.author, ...authors])
  const revisions = await revisionsOf(read, id)
  return {
    ...summaryOf(row, { actor, name, authors, revised: revisions.length }),
    text: row.body,
    document: documentOf(row),
    revisions,
    prints: (await findBrowser()) !== null,
  }
}

/** Written by this code alone. */
export const documentOf = ({ document }: Pick<Filed, 'document'>): ReportDocument =>
  JSON.parse(document) as ReportDocument

interface Telling {
  readonly actor: Actor
  readonly name: (id: string) => string
  readonly authors: ReadonlySet<string>
  readonly revised: number
}

function summaryOf(row: Filed<Listed>, { actor, name, authors, revised }: Telling): ReportSummary {
  const { id, version, kind, template, title, period, cutoff, issued, number, seq, figures, missing } = row
  const others = [...authors].filter((account) => account !== row.author)
  return {
    ...{ id, version, kind, template, templateVersion: row.template_version, title, period, cutoff, issued },
    ...{ number, seq, state: stateOf(row), draft: openDraftOf(row), figures, missing, revised },
    releasedSeq: row.released_seq ?? row.draft_released_seq,
    author: name(row.author),
    authors: [row.author, ...others].map(name),
    changedAt: row.changed_at,
    demo: row.demo === 1,
    may: [...actsOn(row, authors, actor)],
  }
}
