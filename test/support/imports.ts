import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportDetail, ImportSheet } from '#shared/contract/imports.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import { call } from '#test/support/api.ts'

const CORPUS = join(import.meta.dirname, '..', 'server', 'imports', 'corpus', 'files')

export const corpusFile = (name: string): Promise<Buffer> => readFile(join(CORPUS, name))

export interface Uploaded {
  readonly status: number
  readonly detail: ImportDetail
  readonly problem: Problem
  readonly ms: number
}

/** Sends a file through the door that the page uses. */
export async function uploadTo(
  url: string,
  token: string,
  file: Uint8Array,
  name = 'file.xlsx',
): Promise<Uploaded> {
  const began = performance.now()
  const response = await fetch(`${url}/api/v1/imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
    body: new Uint8Array(file),
  })
  const answer: unknown = await response.json()
  // Our own server's answer, of which the status says which one it is.
  const both = answer as ImportDetail & Problem
  return { status: response.status, detail: both, problem: both, ms: performance.now() - began }
}

/** The same mapping back, changed by the step, and what the server says then. */
export async function changeSheet(
  url: string,
  token: string,
  { id, version }: ImportDetail,
  { n, included, mapping }: ImportSheet,
): Promise<ImportDetail> {
  const answer = await call(url, `PUT /api/v1/imports/${id}/mapping`, {
    token,
    body: { version, sheets: [{ n, included, mapping }] },
  })
  if (answer.status !== 200) throw new Error(`the change was refused: ${answer.text}`)
  return answer.body as ImportDetail
}

/** Makes the draft and reads it. */
export async function draftOf(url: string, token: string, { id, version }: ImportDetail): Promise<Draft> {
  const made = await call(url, `POST /api/v1/imports/${id}/draft`, { token, body: { version } })
  if (made.status !== 201) throw new Error(`no draft was made: ${made.text}`)
  const { draft } = made.body as { draft: string }
  return (await call(url, `GET /api/v1/drafts/${draft}`, { token })).body as Draft
}

/** A draft's figures as `series period` → value. */
export const figuresOf = ({ cells }: Pick<Draft, 'cells'>): Record<string, number | null> =>
  Object.fromEntries(
    cells.map(({ series, period, text, missing }) => [`${series} ${period}`, missing ? null : Number(text)]),
  )
