import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cell, deskOf, person, type Who } from '#test/server/drafts/desk.ts'
import { RETAIL } from '#test/server/releases/builders.ts'
import type { DraftFrame } from '#shared/contract/live.ts'
import { ask, joinLive, type LiveClient } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let desk: ReturnType<typeof deskOf>
let wang: Who
let zhao: Who
let reviewer: Who
let stranger: Who
beforeAll(async () => {
  server = await startTestServer()
  desk = deskOf(server)
  wang = await person(server, '王', 'filer', 'bureau.stats-general')
  zhao = await person(server, '赵', 'filer', 'bureau.stats-general')
  reviewer = await person(server, '李', 'reviewer')
  stranger = await person(server, '钱', 'filer', 'district.finance')
})
afterAll(() => server.stop())

interface Listening {
  readonly client: LiveClient
  readonly frames: DraftFrame[]
  readonly desks: () => number
}
async function listening(who: Who): Promise<Listening> {
  const client = await joinLive(server.url, { cookie: who.cookie ?? '', origin: server.url })
  const frames: DraftFrame[] = []
  let desks = 0
  client.on('draft', (frame) => frames.push(frame))
  client.on('desk', () => (desks += 1))
  await ask(client, 'follow', { epoch: 'none', seq: 0 })
  return { client, frames, desks: () => desks }
}

describe('a draft that is open', () => {
  it('tells those who have it open who else has, in which cell, and that it has changed', async () => {
    const { id, version } = await desk.begin(wang, [cell(RETAIL, '3.2')])
    const [a, b] = [await listening(wang), await listening(zhao)]
    await ask(a.client, 'edit', { draft: id, cell: `${RETAIL} 2020-05` })
    await ask(b.client, 'edit', { draft: id })
    const both = [
      { name: '王', cell: `${RETAIL} 2020-05` },
      { name: '赵', cell: null },
    ]
    await expect.poll(() => a.frames.at(-1)).toEqual({ id, version, state: 'draft', editors: both })
    await desk.patch(zhao, id, { set: [{ ...cell(RETAIL, '3.3'), base: version }] })
    await expect.poll(() => a.frames.at(-1)).toMatchObject({ version: version + 1, editors: both })
    b.client.disconnect()
    await expect.poll(() => a.frames.at(-1)?.editors).toEqual(both.slice(0, 1))
    a.client.disconnect()
  })

  it('is not there for whoever may not see it, and stays so once it is taken back', async () => {
    const draft = await desk.begin(wang, [cell(RETAIL, '3.2')])
    const [other, judge] = [await listening(stranger), await listening(reviewer)]
    const refusal = { problem: { code: 'not-found' } }
    const nothing = await ask(other.client, 'edit', { draft: 'nothing' })
    expect(await ask(other.client, 'edit', { draft: draft.id })).toEqual(nothing)
    expect(await ask(judge.client, 'edit', { draft: draft.id })).toMatchObject(refusal)
    const submitted = await desk.done(wang, draft, 'submit')
    await expect.poll(judge.desks).toBe(1)
    expect(await ask(judge.client, 'edit', { draft: draft.id })).toEqual({})
    await expect.poll(() => judge.frames.length).toBe(1)
    const withdrawn = await desk.done(wang, submitted, 'withdraw')
    await expect.poll(judge.desks).toBe(2)
    await desk.patch(wang, draft.id, { clear: [{ series: RETAIL, period: '2020-05', base: 2 }] })
    await desk.done(wang, { id: draft.id, version: withdrawn.version + 1 }, 'discard')
    await sleep(700)
    expect({ frames: judge.frames.length, desks: judge.desks() }).toEqual({ frames: 1, desks: 2 })
    expect({ frames: other.frames.length, desks: other.desks() }).toEqual({ frames: 0, desks: 0 })
    other.client.disconnect()
    judge.client.disconnect()
  })
})
