import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard } from '#shared/board.ts'
import { decodeBoard } from '#shared/boardCodec.ts'
import type { OpenHead, OpenWord } from '#shared/contract/open.ts'
import type { Release } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'
import { openBoard, openRelease } from '#server/open/openFigures.ts'
import { call } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { asPeriod } from '#shared/period.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const SECRET = '不公开的项目'
const PROJECT = seriesKey('project.invested-ytd', 'project:secret-1')

let server: TestServer
let token: string
let seqOfMonths = 0
beforeAll(async () => {
  server = await startTestServer({ env: { OPEN_DATA: '1' } })
  token = await server.token('publisher')
  for (const month of ['2020-03', '2020-04', '2020-05']) await publish(figure(3.1, asPeriod(month)))
  seqOfMonths = server.releases.board().seq
})
afterAll(() => server.stop())

async function publish(body: unknown): Promise<void> {
  const { status, text } = await call(server.url, 'POST /api/v1/releases', { token, body })
  expect(text && status).toBe(201)
}
const asked = async (path: string) => {
  const response = await fetch(server.url + path)
  return { response, body: (await response.json()) as Record<string, unknown> }
}
const head = async (): Promise<OpenHead> => (await asked('/open/head')).body as unknown as OpenHead

test('anybody may have the board of a seq for good, and folding the open releases comes to the same figures', async () => {
  const { epoch, seq, board } = await head()
  expect(seq).toBe(seqOfMonths)
  const { response, body } = await asked(board)
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('vary')).not.toMatch(/cookie/i)
  const { body: run } = await asked(`/open/releases/${epoch}/0/${seq}`)
  const releases = run['releases'] as Release[]
  const folded = applyReleases(emptyBoard(epoch), releases)
  expect(decodeBoard(body as never).series).toEqual(folded.series)
  expect(Object.keys(folded.series).length).toBeGreaterThan(0)
  const { body: then } = await asked(`/open/board/${epoch}/1`)
  expect(then).toMatchObject({ epoch, seq: 1 })
  const { body: catalogue } = await asked(`/open/catalogue/${epoch}/${seq}`)
  expect(catalogue).toMatchObject({ epoch, seq })
  expect(catalogue).not.toHaveProperty('owners')
})

test('what has not come yet, another log, and more than is handed out at once are not there', async () => {
  const { epoch, seq, run } = await head()
  for (const path of [
    `/open/board/${epoch}/${seq + 1}`,
    `/open/board/other/${seq}`,
    `/open/releases/${epoch}/0/${seq + 1}`,
    `/open/releases/${epoch}/${seq}/${seq}`,
    `/open/releases/${epoch}/0/${run + 1}`,
  ]) {
    const { response } = await asked(path)
    expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 404, 'no-store'])
  }
})

test('of projects and records there is nothing, not even the title of a release that changes nothing else', () => {
  const change = (series: string) => ({ kind: 'observation', series, period: '2020-05', value: 1 })
  const release = { seq: 1, at: 'x', title: SECRET, owner: 'o', changes: [change(PROJECT)] } as never
  expect(JSON.stringify(openRelease(release))).not.toContain(SECRET)
  const record = { kind: 'record', entity: 'project', id: '1', version: 1, fields: { name: SECRET } }
  const mixed = {
    seq: 1,
    at: 'x',
    title: '月度数据',
    owner: 'o',
    changes: [change('economy.retail-sales.growth@410104'), change(PROJECT), record],
  } as never
  expect(openRelease(mixed).changes).toHaveLength(1)
  expect(JSON.stringify(openRelease(mixed))).not.toContain(SECRET)
  const board = { ...emptyBoard('e'), series: { [PROJECT]: [], 'economy.retail-sales.growth@410104': [] } }
  expect(Object.keys(openBoard(board).series)).toEqual(['economy.retail-sales.growth@410104'])
})

test('a socket without credentials hears which seq exists, nothing else, and is put out when it speaks', async () => {
  const crowd = io(`${server.url}/open`, { transports: ['websocket'], reconnection: false })
  onTestFinished(() => void crowd.disconnect())
  const heard: unknown[] = []
  crowd.onAny((...event: unknown[]) => void heard.push(event))
  await vi.waitUntil(() => heard.length === 1)
  await publish(figure(3.2, asPeriod('2020-06')))
  await vi.waitUntil(() => heard.length === 2, { timeout: 3_000 })
  const { epoch, seq } = server.releases.board()
  expect(heard[1]).toEqual(['seq', { epoch, seq } satisfies OpenWord])
  crowd.emit('follow', { seq: 0, epoch })
  await vi.waitUntil(() => !crowd.connected)
})

test('where it is not allowed, none of it is there', async () => {
  const closed = await startTestServer()
  onTestFinished(() => closed.stop())
  const { epoch } = closed.releases.board()
  for (const path of ['/open/head', `/open/board/${epoch}/0`, `/open/catalogue/${epoch}/0`])
    expect((await fetch(closed.url + path)).status).toBe(404)
  const crowd = io(`${closed.url}/open`, { transports: ['websocket'], reconnection: false })
  await new Promise<void>((resolve) => crowd.once('connect_error', () => resolve()))
  crowd.disconnect()
})
