import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportDetail, ImportedDraft, ImportSheet } from '#shared/contract/imports.ts'
import type { SaidOfList } from '#shared/contract/listImports.ts'
import type { RecordColumn, RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import { call } from '#test/support/api.ts'

const LISTS = join(import.meta.dirname, '..', 'server', 'imports', 'lists')
const DEMO = join(import.meta.dirname, '..', '..', 'server', 'demo', 'data')

/** A list that somebody has published, as it was transcribed. */
export const listFile = (name: string): Promise<Buffer> => readFile(join(LISTS, name))
/** One that the demonstration has too. */
export const demoList = (name: string): Promise<Buffer> => readFile(join(DEMO, name))

/** Brings a file as a list of a ledger's records. */
export async function bringList(
  url: string,
  token: string,
  ledger: string,
  file: Uint8Array,
  name: string,
): Promise<ImportDetail> {
  const answer = await fetch(`${url}/api/v1/imports?ledger=${ledger}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    body: new Uint8Array(file),
  })
  const text = await answer.text()
  if (answer.status !== 201) throw new Error(`the list was refused: ${text}`)
  // Our own server's answer.
  return JSON.parse(text) as ImportDetail
}

export function listOf({
  sheets: [sheet],
}: ImportDetail): ImportSheet & { list: NonNullable<ImportSheet['list']> } {
  if (!sheet?.list) throw new Error('the file is no list')
  return { ...sheet, list: sheet.list }
}

/** The list's mapping, changed, and what the server says then. */
export async function sayOfList(
  url: string,
  token: string,
  detail: ImportDetail,
  say: (mapping: RecordMapping) => SaidOfList,
): Promise<ImportDetail> {
  const { n, included, mapping, list } = listOf(detail)
  const sheets = [{ n, included, mapping, list: say(list.mapping) }]
  const body = { version: detail.version, sheets }
  const answer = await call(url, `PUT /api/v1/imports/${detail.id}/mapping`, { token, body })
  if (answer.status !== 200) throw new Error(`the change was refused: ${answer.text}`)
  return answer.body as ImportDetail
}

/** The mapping with these columns, by their headers. */
export const withColumns = (
  mapping: RecordMapping,
  roles: Readonly<Record<string, RecordColumn>>,
): RecordMapping => ({
  ...mapping,
  columns: mapping.columns.map((role, i) => roles[mapping.headers[i] ?? ''] ?? role),
})

export async function acceptImport(
  url: string,
  token: string,
  { id, version }: ImportDetail,
): Promise<ImportedDraft> {
  const answer = await call(url, `POST /api/v1/imports/${id}/draft`, { token, body: { version } })
  if (answer.status !== 201) throw new Error(`it was not accepted: ${answer.text}`)
  return answer.body as ImportedDraft
}
