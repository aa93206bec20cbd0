import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Db, DeliveredTemplate, ReportPorts } from '#server/reports/ports.ts'
import { readText, refuseFaults } from '#server/reports/readText.ts'
import { lockSeq } from '#server/releases/index.ts'
import type { Tables } from '#server/store/tables.ts'
import { TemplateChange, type ReportTemplate, type TemplateHistory } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'

type Row = Tables['report_template']

/** The templates as they stand: the delivered ones in their order, then those that the bureau has added. */
export async function templatesNow(
  db: Db,
  delivered: readonly DeliveredTemplate[],
): Promise<readonly ReportTemplate[]> {
  const rows = await db.selectFrom('report_template').selectAll().orderBy('code').orderBy('version').execute()
  const standing = new Map(delivered.map((template) => [template.code, asDelivered(template)]))
  for (const row of rows) standing.set(row.code, asKept(row))
  return [...standing.values()]
}

/** Throws Failure `invalid` for one that there is not. */
export async function templateNow(
  db: Db,
  delivered: readonly DeliveredTemplate[],
  code: string,
): Promise<ReportTemplate> {
  const found = (await templatesNow(db, delivered)).find((template) => template.code === code)
  if (found) return found
  throw new Failure('invalid', [
    { pointer: '/template', code: 'unknown-template', params: { template: code } },
  ])
}

/**
 * Makes the next version of a template, or the first of a new one. Throws Failure `invalid` for a text with faults,
 * `template-changed` where there is a newer version than its author saw; then nothing is changed.
 */
export async function changeTemplate(
  ports: ReportPorts,
  actor: Actor,
  code: string,
  body: unknown,
): Promise<ReportTemplate> {
  const { version: seen, ...change } = parseOrFail(TemplateChange, body)
  const { text, reason, ...called } = change
  refuseFaults(readText(ports, text, ports.releases.catalogue()).faults)
  const at = instantOf(ports.clock.now())
  const row = await ports.store.write(async (trx): Promise<Row> => {
    await lockSeq(trx, ports.store.engine) // two who save at once come one after the other
    const standing = (await templatesNow(trx, ports.delivered)).find((template) => template.code === code)
    if ((standing?.version ?? null) !== seen) throw new Failure('template-changed')
    const made: Row = {
      ...{ code, version: (standing?.version ?? 0) + 1, ...called, body: text, reason },
      ...{ at, account: actor.id, by_name: actor.name },
    }
    await trx.insertInto('report_template').values(made).execute()
    await appendAudit(trx, {
      ...{ at, actor: actor.id, action: 'report.template-changed', object: `template:${code}` },
      detail: { version: made.version, reason },
    })
    return made
  })
  return asKept(row)
}

/** Throws Failure `not-found` for a template that never was. */
export async function templateHistory(
  { store, delivered }: Pick<ReportPorts, 'store' | 'delivered'>,
  code: string,
): Promise<TemplateHistory> {
  const rows = await store.read
    .selectFrom('report_template')
    .selectAll()
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute()
  const first = delivered.filter((template) => template.code === code)
  if (rows.length + first.length === 0) throw new Failure('not-found')
  return {
    versions: [
      ...rows.map((row) => ({ ...asKept(row), reason: row.reason })),
      ...first.map((template) => ({ ...asDelivered(template), reason: null })),
    ],
  }
}

const asDelivered = (template: DeliveredTemplate): ReportTemplate => ({
  ...template,
  ...{ version: 0, at: null, by: null },
})
const asKept = ({ code, kind, zh, en, body, version, at, by_name }: Row): ReportTemplate => ({
  ...{ code, kind, zh, en, text: body, version, at, by: by_name },
})
