import { expect } from 'vitest'
import { RecordActed } from '#shared/contract/ledgers.ts'
import type { Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import type { TestServer } from '#test/support/server.ts'

export const LEDGERS = '/api/v1/ledgers'

/** A record that is public from now on; its number. */
export async function beginRecord(
  { url }: Pick<TestServer, 'url'>,
  who: Who,
  entity: string,
  fields: object,
): Promise<string> {
  const definition = await call(url, `GET ${LEDGERS}/${entity}`, who)
  const { events } = definition.body as { events: { kind: string; code: string }[] }
  const event = events.find(({ kind }) => kind === 'create')?.code
  const answer = await call(url, `POST ${LEDGERS}/${entity}/records`, {
    ...who,
    body: { event, fields },
  })
  expect(answer, answer.text).toMatchObject({ status: 201 })
  return RecordActed.parse(answer.body).id ?? ''
}

/** A photo or document for a ledger, or one of its records. */
export async function bringFile(
  { url }: Pick<TestServer, 'url'>,
  who: Who,
  place: string,
  name: string,
  file: Buffer,
  query = '',
) {
  const response = await fetch(`${url}${LEDGERS}/${place}/files${query}`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' },
      ...{ 'x-file-name': encodeURIComponent(name), cookie: who.cookie ?? '' },
    },
    body: new Uint8Array(file),
  })
  return { status: response.status, body: (await response.json()) as { code?: string } }
}
