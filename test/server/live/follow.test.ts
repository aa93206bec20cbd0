import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard } from '#shared/board.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Release } from '#shared/release.ts'
import { call } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { follow, joinLive, nextFrame } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let token: string
let epoch: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token('publisher')
  epoch = server.releases.board().epoch
})
afterAll(() => server.stop())

let value = 0
const publish = () => call(server.url, 'POST /api/v1/releases', { token, body: figure(++value) })
const seq = () => server.releases.board().seq

describe('follow', () => {
  it('answers with what was missed and from then on sends every release', async () => {
    await publish()
    await publish()
    const client = await joinLive(server.url, { token })
    const reply = await follow(client, { epoch, seq: seq() - 1 })
    expect(reply).toMatchObject({ releases: [{ seq: seq() }], head: { epoch, seq: seq() } })
    const frame = nextFrame(client)
    await publish()
    expect(await frame).toMatchObject({ epoch, releases: [{ seq: seq(), changes: [{ value }] }] })
    client.disconnect()
  })

  it.each([
    ['of another log', () => ({ epoch: 'other', seq: 0 })],
    ['of a release that does not exist yet', () => ({ epoch, seq: seq() + 1 })],
  ])('%s advises a snapshot and sends nothing until asked again', async (_name, request) => {
    const client = await joinLive(server.url, { token })
    const frames: unknown[] = []
    client.on('release', (frame) => frames.push(frame))
    expect(await follow(client, request())).toMatchObject({ snapshot: true, head: { epoch, seq: seq() } })
    await publish()
    expect(await follow(client, { epoch, seq: seq() })).toMatchObject({ releases: [] })
    expect(frames).toEqual([])
    client.disconnect()
  })

  it('a socket that has not followed hears heads and no release', async () => {
    const silent = await joinLive(server.url, { token })
    const heard: string[] = []
    silent.onAny((name: string) => heard.push(name))
    const follower = await joinLive(server.url, { token })
    await follow(follower, { epoch, seq: seq() })
    const frame = nextFrame(follower)
    await publish()
    await frame
    expect(heard).not.toContain('release')
    silent.disconnect()
    follower.disconnect()
  })

  it('neither misses nor doubles a release, whenever it joins a busy server', async () => {
    const clerk: Actor = { id: 'clerk', name: 'clerk', role: 'reviewer', owner: null }
    let busy = true
    const publishing = (async () => {
      for (let i = 0; busy || i < 50; i++) {
        await server.releases.publish(clerk, figure(++value), undefined)
        await setImmediate() // publishing alone would leave no turn to the sockets
      }
    })()
    const clients = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i * 10))
        const client = await joinLive(server.url, { token })
        const received: Release[] = []
        client.on('release', ({ releases }) => received.push(...releases))
        const from = seq()
        const reply = await follow(client, { epoch, seq: from })
        if (!('releases' in reply)) throw new Error('a snapshot was advised')
        return { client, from, missed: reply.releases, received }
      }),
    )
    busy = false
    await publishing
    await expect
      .poll(() =>
        clients.every(({ from, missed, received }) => from + missed.length + received.length >= seq()),
      )
      .toBe(true)
    for (const { client, from, missed, received } of clients) {
      const seqs = [...missed, ...received].map((release) => release.seq)
      expect(seqs).toEqual(Array.from({ length: seq() - from }, (_, i) => from + i + 1))
      client.disconnect()
    }
  })

  it('what was sent folds to the board that the server serves', async () => {
    const client = await joinLive(server.url, { token })
    const reply = await follow(client, { epoch, seq: 0 })
    if (!('releases' in reply)) throw new Error('a snapshot was advised')
    expect(applyReleases(emptyBoard(epoch), reply.releases)).toEqual(
      JSON.parse(JSON.stringify(server.releases.board())),
    )
    client.disconnect()
  })
})
