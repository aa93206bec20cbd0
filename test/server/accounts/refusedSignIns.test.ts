import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '#server/store/openStore.ts'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder, type TempFolder } from '#test/support/tempFolder.ts'

const TYPED_PASSWORD = 'my-Password-in-the-name-field'
let server: TestServer
let folder: TempFolder
beforeAll(async () => {
  folder = await tempFolder()
  server = await startTestServer({ dataDir: folder.path })
})
afterAll(() => folder.remove())

it('refused sign-ins are audited once an account and minute, with count and place, without what was typed', async () => {
  const attempt = (body: object) => call(server.url, 'POST /api/v1/session', { body })
  for (const password of ['wrong-1', 'wrong-2', 'wrong-3'])
    expect((await attempt({ name: 'viewer', password })).status).toBe(401)
  await attempt({ name: TYPED_PASSWORD, password: 'wrong-4' })
  await attempt({ name: `${TYPED_PASSWORD}-2`, password: 'wrong-5' })
  await attempt({ code: 'wrong-code-of-a-spent-link' })
  await attempt({ screen: 'wrong-screen-code-again' })
  await server.stop() // what was counted is written down then

  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true })
  const viewer = await store.read
    .selectFrom('account')
    .select('id')
    .where('name', '=', 'viewer')
    .executeTakeFirst()
  const entries = await store.read
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'session.refused')
    .orderBy('n')
    .execute()
  await store.close()
  const said = entries.map(({ actor, object, detail, origin }) => [actor, object, detail, origin])
  const entry = (object: string, means: string, count: number) => [
    'visitor',
    object,
    JSON.stringify({ means, count }),
    'page 127.0.0.1',
  ]
  expect(said.toSorted()).toEqual(
    [
      entry(`account:${viewer?.id}`, 'password', 1),
      entry(`account:${viewer?.id}`, 'password', 2),
      entry('account:unknown', 'password', 1),
      entry('account:unknown', 'password', 1),
      entry('session', 'code', 1),
      entry('session', 'screen-code', 1),
    ].toSorted(),
  )
  expect(JSON.stringify(entries)).not.toMatch(/wrong-|Password/)
})
