import { Failure } from '#server/failure.ts'
import { importFor, openImportFor } from '#server/imports/access.ts'
import type { ImportPorts, ImportRow } from '#server/imports/ports.ts'
import type { Readers } from '#server/imports/readers.ts'
import { refuseUnknown } from '#server/imports/lists/offeredLedgers.ts'
import { changeImport, readGrids, saveSheet } from '#server/imports/repository.ts'
import { expiryFrom } from '#server/imports/upload.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { ImportChange, type ImportSheet } from '#shared/contract/imports.ts'
import type { Actor } from '#shared/contract/roles.ts'

/**
 * What its reader says of some sheets, and what becomes of all cells then. Sheets are judged together, since two may
 * state the same figure. Throws Failure `import-changed` where somebody else was faster.
 */
export async function changeMapping(
  { store, clock, releases }: ImportPorts,
  readers: Readers,
  actor: Actor,
  id: string,
  body: unknown,
): Promise<ImportRow> {
  const { version, sheets } = parseOrFail(ImportChange, body)
  const row = await importFor(store.read, id, actor)
  if (row.version !== version || row.state !== 'open') throw new Failure('import-changed')
  for (const { list } of sheets) refuseUnknown(list?.ledger, actor, releases)
  const said = new Map(sheets.map((sheet) => [sheet.n, sheet]))
  const known = (await readGrids(store.read, id)).map(({ n, grid, overview }) => {
    // Written by this concern alone.
    const before = JSON.parse(overview) as ImportSheet
    const { included, mapping } = said.get(n) ?? before
    const asList = said.get(n)?.list
    const list = asList === undefined ? (before.list?.mapping ?? null) : asList
    const afresh = list === null && before.list?.mapping !== undefined
    return { n, grid, included, mapping, list, afresh, knownBy: before.knownBy }
  })
  const order = { actor, owner: row.owner, fileName: row.file_name }
  const { sheets: judged } = await readers.judge(order, known)
  return store.write(async (trx) => {
    const current = await openImportFor(trx, id, actor, version)
    const change = { version: version + 1, expires_at: expiryFrom(clock.now()) }
    await changeImport(trx, id, change)
    for (const sheet of judged) await saveSheet(trx, id, sheet)
    return { ...current, ...change }
  })
}
