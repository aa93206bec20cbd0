import { expect, it, onTestFinished } from 'vitest'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import { applyRelease } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { ReleaseDays, ReleaseList, Vintages } from '#shared/contract/answers.ts'
import { movableClock } from '#test/server/releases/builders.ts'
import { call } from '#test/support/api.ts'
import { figure, RETAIL } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

async function started(at = '2020-06-18T02:00:00.000Z') {
  const clock = movableClock(at)
  const server = await startTestServer({ clock })
  onTestFinished(() => server.stop())
  const token = await server.token('publisher')
  const publish = async (value: number, instant: string, more: object = {}) => {
    clock.moveTo(instant)
    const { observations } = figure(value)
    const body = { observations: (observations ?? []).map((o) => ({ ...o, reason: '核实', ...more })) }
    expect((await call(server.url, 'POST /api/v1/releases', { token, body })).status).toBe(201)
  }
  return { server, clock, token, publish }
}

const asOf = (server: TestServer, token: string, point: string | number, headers = {}) =>
  call(server.url, `GET /api/v1/board?asOf=${point}`, { token, headers })

it('answers with the board that was live at every seq, byte for byte, and with the newest as “now”', async () => {
  const { server, token, publish } = await started()
  const live: string[] = [(await call(server.url, 'GET /api/v1/board', { token })).text]
  for (let n = 1; n <= 80; n++) {
    const period = `2020-0${2 + (n % 4)}`
    await publish(n / 10, `2020-06-18T02:00:${String(n % 60).padStart(2, '0')}.000Z`, { period })
    live.push((await call(server.url, 'GET /api/v1/board', { token })).text)
  }
  const order = live.map((_, seq) => (seq * 37) % live.length)
  const answers = await Promise.all(order.slice(0, 20).map((seq) => asOf(server, token, seq)))
  answers.forEach(({ text }, i) => expect(text).toBe(live[order[i] ?? 0]))
  for (const seq of order.slice(20)) expect((await asOf(server, token, seq)).text).toBe(live[seq])

  const { body } = await call(server.url, 'GET /api/v1/releases?after=0', { token })
  const folded = ReleaseList.parse(body).releases.reduce<Board>(
    applyRelease,
    emptyBoard(decodeBoard(JSON.parse(live[0] ?? '') as BoardWire).epoch),
  )
  expect(decodeBoard((await asOf(server, token, 80)).body as BoardWire)).toEqual(folded)
}, 60_000)

it('a day means its end on the bureau’s clock, whatever the server’s zone', async () => {
  const { server, clock, token, publish } = await started()
  await publish(1, '2020-06-12T15:59:59.999Z') // 23:59:59.999 in Zhengzhou
  await publish(2, '2020-06-12T16:00:00.000Z') // midnight
  await publish(3, '2020-06-13T15:59:59.999Z')
  clock.moveTo('2020-06-15T00:00:00.000Z')
  const before = process.env['TZ']
  onTestFinished(() => void (before === undefined ? delete process.env['TZ'] : (process.env['TZ'] = before)))
  for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
    process.env['TZ'] = zone
    const seqAt = async (point: string) => ((await asOf(server, token, point)).body as { seq: number }).seq
    expect(await seqAt('2020-06-11')).toBe(0)
    expect(await seqAt('2020-06-12')).toBe(1)
    expect(await seqAt('2020-06-12T15:59:59.998Z')).toBe(0)
    expect(await seqAt('2020-06-12T15:59:59.999Z')).toBe(1)
    expect(await seqAt('2020-06-12T16:00:00.000Z')).toBe(2)
    expect(await seqAt('2020-06-13')).toBe(3)
    expect(await seqAt('2020-06-15')).toBe(3)
    const { body } = await call(server.url, 'GET /api/v1/releases/days', { token })
    expect(ReleaseDays.parse(body)).toMatchObject({
      days: ['2020-06-12', '2020-06-13'],
      seqs: [1, 3],
      changes: [1, 2],
    })
    const known = await call(server.url, `GET /api/v1/series/${RETAIL}/observations?asOf=2020-06-12`, {
      token,
    })
    expect(known.body).toMatchObject({ asOf: 1, observations: [{ value: 1, vintage: 1 }] })
  }
})

it('before the first release the board is empty, and the future is refused in both languages', async () => {
  const { server, token, publish } = await started()
  await publish(1, '2020-06-18T02:00:00.000Z')
  expect((await asOf(server, token, '2000-01-01')).body).toMatchObject({
    seq: 0,
    at: '',
    series: {},
    recent: [],
  })
  for (const point of ['2', '2020-06-19', '2020-06-18T02:00:00.001Z']) {
    expect(await asOf(server, token, point)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: 'asOf', code: 'future-as-of', detail: { newest: 1, asOf: point } }] },
    })
  }
  expect((await call(server.url, 'GET /api/v1/board?asOf=0')).status).toBe(401)
})

it('is asked for again by its tag, and kept for ever where the epoch is named', async () => {
  const { server, token, publish } = await started()
  await publish(1, '2020-06-18T02:00:00.000Z')
  await publish(2, '2020-06-18T02:00:01.000Z')
  const first = await asOf(server, token, '1')
  expect(first.headers.get('cache-control')).toBe('private, no-cache')
  const etag = first.headers.get('etag') ?? ''
  const { epoch } = first.body as Board
  expect(etag).toBe(`W/"${epoch}-1"`)
  expect(await asOf(server, token, '1', { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' })
  const whole = await asOf(server, token, `1&epoch=${epoch}`)
  expect(whole.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
  expect(whole.headers.get('vary')).toContain('Cookie')
  expect(whole.headers.get('content-encoding')).toMatch(/br|gzip/)
  expect(whole.text).toBe(first.text)
  expect(await asOf(server, token, '1&epoch=other')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: 'epoch', code: 'other-epoch' }] },
  })
  const days = await call(server.url, 'GET /api/v1/releases/days', { token })
  const again = { 'if-none-match': days.headers.get('etag') ?? '' }
  expect((await call(server.url, 'GET /api/v1/releases/days', { token, headers: again })).status).toBe(304)
})

it('a revision says old, new, kind, reason and office; the account is named to staff alone', async () => {
  const { server, token, publish } = await started()
  await publish(1, '2020-06-18T02:00:00.000Z', { status: 'preliminary' })
  await publish(2, '2020-07-18T02:00:00.000Z', { reason: '最终核实' })
  await publish(3, '2020-08-18T02:00:00.000Z', { reason: '更正笔误' })
  await publish(4, '2020-09-18T02:00:00.000Z', { reason: '普查修订', revision: 'scheduled' })
  const vintages = async (asking: string) =>
    Vintages.parse((await call(server.url, `GET /api/v1/series/${RETAIL}/vintages`, { token: asking })).body)
      .vintages
  const told = await vintages(token)
  expect(told.map(({ value, revision, reason }) => [value, revision, reason])).toEqual([
    [1, undefined, '核实'],
    [2, 'scheduled', '最终核实'],
    [3, 'correction', '更正笔误'],
    [4, 'scheduled', '普查修订'],
  ])
  expect(told.map(({ by, owner }) => [by, owner])).toEqual(told.map(() => ['test-1', told[0]?.owner]))
  expect(told[0]?.owner).toMatch(/^bureau\./)
  expect((await vintages(await server.token('viewer'))).map(({ by }) => by)).toEqual(
    told.map(() => undefined),
  )

  const board = decodeBoard((await call(server.url, 'GET /api/v1/board', { token })).body as BoardWire)
  expect(board.recent.map(({ first }) => [first?.was, first?.value, first?.revision])).toEqual([
    [3, 4, 'scheduled'],
    [2, 3, 'correction'],
    [1, 2, 'scheduled'],
    [undefined, 1, undefined],
  ])
})
