import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { OpenPorts, Trx } from '#server/reports/ports.ts'
import { publicationOf } from '#server/reports/publication.ts'
import { reportFor } from '#server/reports/read.ts'
import { authorsOf, lockReport, updateReport } from '#server/reports/repository.ts'
import { actsOn, openDraftOf } from '#server/reports/sight.ts'
import { ReportVersion } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'

/**
 * Hands a report over to the reviewers, in a draft of its own or in the one that came back. All who have a hand in it
 * are authors of the draft. Throws Failure `report-changed` or `report-state`, and what submitting a draft throws.
 */
export async function submitReport(ports: OpenPorts, actor: Actor, id: string, body: unknown): Promise<void> {
  const { version } = parseOrFail(ReportVersion, body)
  const row = await inHand(ports, actor, id, version)
  const open = openDraftOf(row)
  if (open !== null) return submitAgain(ports, actor, open, row.draft_version ?? 0)
  const at = instantOf(ports.clock.now())
  const { title, records } = publicationOf(row)
  await ports.drafts.begin(
    actor,
    {
      ...{ origin: 'ledger', sheet: null, owner: row.owner, entries: [], submit: true },
      ...{ head: { title }, records },
    },
    undefined,
    async (trx, draft) => {
      const held = await heldAt(trx, ports, id, version)
      if (held.draft !== row.draft) throw new Failure('report-changed')
      await updateReport(trx, id, { draft, version: version + 1, changed_at: at })
      await appendAudit(trx, {
        ...{ at, actor: actor.id, action: 'report.submitted', object: `report:${id}` },
        detail: { draft, seq: held.seq },
      })
      return [...((await authorsOf(trx, [id])).get(id) ?? [])]
    },
  )
}

const submitAgain = async ({ drafts }: OpenPorts, actor: Actor, draft: string, version: number) =>
  void (await drafts.submit(actor, draft, { version }))

/** Puts a report away for ever, and with it the draft that came back. */
export async function discardReport(
  ports: OpenPorts,
  actor: Actor,
  id: string,
  body: unknown,
): Promise<void> {
  const { version } = parseOrFail(ReportVersion, body)
  const row = await inHand(ports, actor, id, version)
  const open = openDraftOf(row)
  if (open !== null) await ports.drafts.discard(actor, open, { version: row.draft_version ?? 0 })
  const at = instantOf(ports.clock.now())
  await ports.store.write(async (trx) => {
    const held = await heldAt(trx, ports, id, version)
    if (held.draft !== row.draft) throw new Failure('report-changed')
    await updateReport(trx, id, { discarded_at: at, version: version + 1, changed_at: at })
    await appendAudit(trx, {
      ...{ at, actor: actor.id, action: 'report.discarded', object: `report:${id}`, detail: {} },
    })
  })
}

/** The report at the version that its author saw, which may be changed now. */
async function inHand(ports: OpenPorts, actor: Actor, id: string, version: number) {
  const { row, authors } = await reportFor(ports, actor, id)
  if (row.version !== version) throw new Failure('report-changed')
  if (actsOn(row, authors, actor).length === 0) throw new Failure('report-state')
  return row
}

async function heldAt(trx: Trx, { store }: OpenPorts, id: string, version: number) {
  const held = await lockReport(trx, store.engine, id)
  if (held?.version !== version) throw new Failure('report-changed')
  return held
}
