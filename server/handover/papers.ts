import { json } from '#server/handover/records.ts'
import type { Outlet } from '#server/handover/outlet.ts'
import { reportPage } from '#server/reports/files.ts'
import { evidenceKind } from '#server/ledgers/evidence/kinds.ts'
import type { FileShelf, Files } from '#server/store/files.ts'
import type { Store } from '#server/store/store.ts'
import { buffer } from 'node:stream/consumers'

/** Reports as they were made: the document as data, and the page that a browser prints. */
export async function exportReports(read: Store['read'], bureau: string, outlet: Outlet): Promise<void> {
  const rows = await read.selectFrom('report').select('id').orderBy('id').execute()
  for (const { id } of rows) {
    const row = await read.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const { document, ...head } = row
    await outlet.write(`reports/${id}.json`, json({ ...head, document: JSON.parse(document) as unknown }))
    await outlet.write(`reports/${id}.html`, await reportPage(row, bureau))
  }
}

/** What people brought, under its hash, with an ending by which it opens; the tables say what it is of. */
export async function exportFiles(shelf: FileShelf, files: Files, outlet: Outlet): Promise<void> {
  for (const hash of await files.list()) {
    const content = await files.get(hash)
    if (!content) continue
    const file = await buffer(content)
    const ending = await evidenceKind(file).then(
      ({ endings }) => `.${endings[0] ?? 'bin'}`,
      () => '', // damaged: it goes along as it is
    )
    await outlet.write(`files/${shelf}/${hash}${ending}`, file)
  }
}
