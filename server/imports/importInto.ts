import type { Drafts } from '#server/drafts/index.ts'
import { Failure } from '#server/failure.ts'
import { FIELDS } from '#server/fieldSentences.ts'
import { entriesOf } from '#server/imports/draftOf.ts'
import type { ImportedRecord } from '#server/imports/lists/importedRecord.ts'
import { requestsOf } from '#server/imports/lists/requestsOf.ts'
import type { AcceptOrder, ImportPorts } from '#server/imports/ports.ts'
import type { Releases } from '#server/releases/index.ts'
import { sentence } from '#server/sentences.ts'
import type { Store } from '#server/store/store.ts'
import type { ImportedDraft } from '#shared/contract/imports.ts'
import type { Actor } from '#shared/contract/roles.ts'

interface Ports {
  readonly store: Store
  readonly drafts: Drafts
  readonly releases: Releases
}

/**
 * How an import becomes a draft, or a release where it holds records alone that nobody has to approve. A file that came
 * by itself is nobody's act, so a person has to submit it.
 */
export const importInto =
  (ports: Ports): ImportPorts['accept'] =>
  async (actor, order) => {
    const wantsFourEyes = await ports.drafts.fourEyes()
    const isRelease =
      order.records.length > 0 &&
      order.figures.length === 0 &&
      order.origin === 'import' &&
      !order.records.some(({ entity }) => wantsFourEyes(entity))
    try {
      return await (isRelease ? intoRelease(ports, actor, order) : intoDraft(ports, actor, order))
    } catch (error) {
      throw atRow(error, order.records)
    }
  }

async function intoDraft(
  { store, drafts, releases }: Ports,
  actor: Actor,
  order: AcceptOrder,
): Promise<ImportedDraft> {
  const { origin, owner } = order
  const { id } = await drafts.begin(
    actor,
    {
      ...{ origin, owner, sheet: null },
      entries: entriesOf(order, releases.board()),
      records: requestsOf(order.records, order.import),
    },
    `import-${order.import}`,
  )
  const became = { draft: id, seq: null }
  await store.write((trx) => order.settle(trx, became))
  return became
}

const intoRelease = ({ drafts, releases }: Ports, actor: Actor, order: AcceptOrder): Promise<ImportedDraft> =>
  releases.decide(async (trx, desk) => {
    // Whoever asked at the same moment came to the same release.
    const settled = await order.settled(trx)
    if (settled) return settled
    const records = [...requestsOf(order.records, order.import)]
    const checked = desk.check({ observations: [], records }, actor)
    await drafts.permit({ kind: 'person', actor })?.(trx, checked)
    const { seq } = await desk.publish({
      request: checked,
      actor: actor.id,
      detail: { import: order.import },
    })
    const became = { draft: null, seq }
    await order.settle(trx, became)
    return became
  })

/** An objection to a record, told by the row of the file that brought it. */
function atRow(error: unknown, records: readonly ImportedRecord[]): unknown {
  if (!(error instanceof Failure)) return error
  for (const { pointer, code, params = {} } of error.fields) {
    const record = records[Number(/^\/records\/(\d+)/.exec(pointer)?.[1] ?? Number.NaN)]
    if (!record) continue
    const { zh, en } = FIELDS[code]
    const said = { said: sentence(zh, params), saidEn: sentence(en, params) }
    return new Failure('import-refused', error.fields, { at: record.at, count: error.fields.length, ...said })
  }
  return error
}
