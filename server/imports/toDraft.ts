import { appendAudit } from '#server/audit/appendAudit.ts'
import { Failure } from '#server/failure.ts'
import { importFor } from '#server/imports/access.ts'
import { detailOf, MOST_FIGURES, MOST_RECORDS } from '#server/imports/detail.ts'
import type { ImportedFigure } from '#server/imports/examine/figure.ts'
import { unpackText } from '#server/imports/examine/packed.ts'
import type { ImportedRecord } from '#server/imports/lists/importedRecord.ts'
import type { ImportPorts, ImportRow, Trx } from '#server/imports/ports.ts'
import { nowOf } from '#server/imports/readers.ts'
import {
  changeImport,
  readFigures,
  readOverviews,
  rememberList,
  rememberMapping,
} from '#server/imports/repository.ts'
import { expiryFrom } from '#server/imports/upload.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { ImportToDraft, type ImportedDraft } from '#shared/contract/imports.ts'
import type { Actor } from '#shared/contract/roles.ts'

/**
 * One draft of everything in the import, or none; records that nobody has to approve become a release. What was said of
 * its forms is remembered for the next month. Asked again, it tells the same. Throws Failure while anything is doubtful or wrong.
 */
export async function toDraft(
  ports: ImportPorts,
  actor: Actor,
  id: string,
  body: unknown,
): Promise<ImportedDraft> {
  const { store, clock } = ports
  const { version } = parseOrFail(ImportToDraft, body)
  const row = await importFor(store.read, id, actor)
  const before = becomeOf(row)
  if (before) return before
  if (row.version !== version) throw new Failure('import-changed')
  const sheets = await readOverviews(store.read, id)
  refuseUnfinished(detailOf(row, sheets))
  const content = await contentOf(ports, id)
  const settled = async (trx: Trx) => becomeOf(await importFor(trx, id, actor))
  const settle = async (trx: Trx, became: ImportedDraft): Promise<void> => {
    // Whoever asked at the same moment came to the same draft.
    if (await settled(trx)) return
    const at = nowOf(ports)
    await changeImport(trx, id, {
      state: 'drafted',
      ...became,
      version: version + 1,
      expires_at: expiryFrom(clock.now()),
    })
    for (const { included, knownBy, mapping, list } of sheets)
      if (included && list) await rememberList(trx, row.owner, list.mapping, at)
      else if (included && knownBy !== 'codes') await rememberMapping(trx, row.owner, mapping, at)
    await appendAudit(trx, {
      at,
      actor: actor.id,
      action: 'import.drafted',
      object: `import:${id}`,
      detail: { ...became, figures: content.figures.length, records: content.records.length },
    })
  }
  const { origin, owner, file_name: fileName } = row
  return ports.accept(actor, { import: id, origin, owner, fileName, ...content, settled, settle })
}

const becomeOf = ({ draft, seq }: ImportRow): ImportedDraft | undefined =>
  draft === null && seq === null ? undefined : { draft, seq }

function refuseUnfinished({ obstacles, counts, records, sheets }: ReturnType<typeof detailOf>): void {
  if (obstacles.includes('nothing-taken')) throw new Failure('import-nothing')
  if (obstacles.includes('too-many-figures'))
    throw new Failure('import-too-many', [], { count: counts.taken, limit: MOST_FIGURES })
  if (obstacles.includes('too-many-records'))
    throw new Failure('import-too-many-records', [], { count: records, limit: MOST_RECORDS })
  if (obstacles.length === 0) return
  const errors = sheets.reduce((sum, { included, errorCount }) => sum + (included ? errorCount : 0), 0)
  throw new Failure('import-unfinished', [], { doubtful: counts.doubtful, wrong: errors })
}

async function contentOf({ store }: ImportPorts, id: string) {
  const figures: ImportedFigure[] = []
  const records: ImportedRecord[] = []
  for (const sheet of await readFigures(store.read, id)) {
    // Packed by this concern alone.
    for (const figure of JSON.parse(await unpackText(sheet.figures)) as ImportedFigure[]) figures.push(figure)
    const listed = sheet.records === null ? '[]' : await unpackText(sheet.records)
    for (const record of JSON.parse(listed) as ImportedRecord[]) records.push(record)
  }
  return { figures, records }
}
