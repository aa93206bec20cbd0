import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { audience, listeners, WATCHES, type Listener } from '#test/server/drafts/canary/audience.ts'
import { canaries, leaksIn, type Canary, type Received } from '#test/server/drafts/canary/canaries.ts'
import { fileDrafts, LEVEL, type Filed } from '#test/server/drafts/canary/filed.ts'
import { STEADY } from '#test/server/drafts/canary/steady.ts'
import { ask, probes, type Places, type Viewer } from '#test/server/drafts/canary/probes.ts'
import type { RouteKey } from '#shared/contract/policy.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { ask as askSocket } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const PATIENCE_MS = 240_000
const STATES = [
  'plain',
  'submitted',
  'returned',
  'approved',
  'scheduled',
  'imported',
  'discarded',
  'uploaded',
  'recorded',
  'closed',
  'report',
  'paper',
] as const

const clock = fakeClock('2020-09-15T02:00:00.000Z')
const birds = canaries(SEED, STATES)
const all = Object.values(birds)
let server: TestServer
let viewers: readonly Viewer[]
let sockets: readonly Listener[]
let filed: Filed
let before: ReadonlyMap<string, string>

/** The number that each of the records gets. */
const RECORD = '2020-0001'

/** Who is refused whatever they ask for is asked once; who may ask is asked for everything there is. */
function places(who: string): Places {
  const ids = [...all.map(({ id }) => id).filter((id) => id !== ''), 'nothing', RECORD]
  const entries = Array.from({ length: 60 }, (_, i) => String(i + 20))
  return {
    key: [LEVEL, 'economy.retail-sales.growth@410104'],
    id: /fil|reviewer/.test(who) ? ids : [birds.submitted?.id || 'nothing', 'nothing', RECORD],
    entity: ['statutory-return', 'major-decision', 'no-such-ledger'],
    file: ['a-file-that-nobody-brought'],
    round: ['monthly~2020-05~ecology', 'observation~2020-0001'],
    room: ['projects', 'rectification', 'statistics', 'nowhere'],
    part: ['scene'],
    hash: ['0'.repeat(64)],
    form: ['docx', 'html', 'xlsx'],
    epoch: [server.releases.board().epoch],
    from: ['0'],
    to: [`${server.releases.board().seq}`],
    seq: ['1', '3'],
    n: WATCHES.has(who) ? entries : ['40'],
    code: ['economy.retail-sales.level'],
    domain: ['economy'],
    sheet: ['0'],
    page: ['0'],
  }
}

async function sweep(isWanted?: (key: RouteKey) => boolean): Promise<readonly Received[]> {
  const received: Received[] = []
  for (const viewer of viewers)
    for (const probe of probes(places(viewer.who), isWanted))
      received.push(await ask(server.url, viewer, probe))
  return received
}
const isSteady = (key: RouteKey): boolean => STEADY.has(key)
const byPlace = (received: readonly Received[]): ReadonlyMap<string, string> =>
  new Map(received.map(({ who, what, text }) => [`${who} ${what}`, text.replace(/^date: .*$/m, '')]))

beforeAll(async () => {
  console.log(`seed ${SEED}`)
  server = await startTestServer({ clock, env: { TRUST_PROXY: '1', OPEN_DATA: '1' } })
  const pusher = await server.token('publisher')
  const body = { observations: [{ series: LEVEL, period: '2019-12', value: 5_000_000.5 }] }
  expect((await call(server.url, 'POST /api/v1/releases', { token: pusher, body })).status).toBe(201)
  viewers = await audience(server)
  sockets = await listeners(server, viewers)
  before = byPlace(await sweep(isSteady))
  filed = await fileDrafts(server, birds)
}, PATIENCE_MS)
afterAll(async () => {
  sockets.forEach(({ client }) => client.disconnect())
  await server.stop()
})

describe('before its time', () => {
  let received: readonly Received[]
  beforeAll(async () => {
    for (const { client } of sockets)
      await askSocket(client, 'edit', { draft: birds.submitted?.id, cell: null }).catch(() => undefined)
    const isLast = (key: RouteKey): boolean => key !== 'DELETE /api/v1/session'
    received = [...(await sweep(isLast)), ...sockets.map(({ heard }) => heard())]
  }, PATIENCE_MS)

  it('no byte of a draft is in anything that anybody receives', () => {
    expect(received.length).toBeGreaterThan(1_000)
    expect(leaksIn(received, all)).toEqual([])
  })

  it('nobody is told of a draft’s existence, save those who watch over acts', () => {
    expect(
      leaksIn(
        received.filter(({ who, what }) => !WATCHES.has(who) && !echoes(what)),
        all,
        { withId: true },
      ),
    ).toEqual([])
    const watched = received.filter(({ who, what }) => WATCHES.has(who) && what.includes('/audit'))
    expect(leaksIn(watched, [birds.submitted as Canary], { withId: true })).not.toEqual([])
  })

  it(
    'no answer is another, or longer, or numbered otherwise than without drafts',
    async () => {
      const after = byPlace(await sweep(isSteady))
      const own = (place: string): boolean =>
        /filer-of|filing-machine/.test(place) && /drafts|imports/.test(place)
      for (const [place, text] of before) if (!own(place)) expect(after.get(place), place).toBe(text)
    },
    PATIENCE_MS,
  )

  it('sockets hear nothing of it, and who asks to edit it is answered as if it were not there', async () => {
    for (const { who, events, client } of sockets) {
      expect(client.connected, who).toBe(true)
      expect(
        [...events()].filter((event) => !['head', 'receipts', 'release'].includes(event)),
        who,
      ).toEqual([])
      const [real, none] = [birds.submitted?.id, 'nothing'].map((draft) =>
        askSocket(client, 'edit', { draft }),
      )
      expect(JSON.stringify(await real), who).toBe(JSON.stringify(await none))
    }
  })

  it(
    'a reviewer sees none that was never submitted',
    async () => {
      const reviewer: Viewer = {
        who: 'reviewer',
        headers: { cookie: filed.reviewer.cookie ?? '', 'sec-fetch-site': 'same-origin' },
      }
      const unseen = [birds.plain, birds.uploaded, birds.report].filter((bird) => bird !== undefined)
      const seen: Received[] = []
      for (const probe of probes(places('reviewer'), (key) => key.startsWith('GET ')))
        seen.push(await ask(server.url, reviewer, probe))
      expect(leaksIn(seen, unseen)).toEqual([])
      expect(leaksIn(seen, [birds.submitted as Canary])).not.toEqual([])
    },
    PATIENCE_MS,
  )

  it('neither the server’s log nor any table but those of drafts, imports and reports has it', async () => {
    const log = { who: 'operator', what: 'log', text: server.log() }
    expect(leaksIn([log, ...(await filed.otherTables())], all)).toEqual([])
  })
})

describe('once it is released', () => {
  const released = ['submitted', 'approved', 'scheduled'].map((name) => birds[name] as Canary)
  const [told, closed] = [birds.recorded as Canary, birds.closed as Canary]
  const others = all.filter((bird) => ![...released, told, closed].includes(bird))
  let received: readonly Received[]
  beforeAll(async () => {
    await filed.releaseAll(clock)
    await vi.waitFor(() => expect(server.releases.board().seq).toBe(6), { timeout: 10_000 })
    await vi.waitFor(() => expect(sockets.every(({ events }) => events().has('release'))).toBe(true))
    received = [...(await sweep((key) => key.startsWith('GET '))), ...sockets.map(({ heard }) => heard())]
  }, PATIENCE_MS)

  it('everybody who may read sees it, by every way: so the search finds what there is to find', () => {
    const ways = [
      /GET \/api\/v1\/board → 200/,
      /GET \/api\/v1\/releases\?after=1 → 200/,
      /observations → 200/,
      /vintages → 200/,
      /GET \/api\/v1\/export → 200/,
      /GET \/api\/v1\/export\?format=xlsx → 200/,
      /GET \/api\/v1\/export\?format=sdmx-csv → 200/,
    ]
    for (const { who } of viewers.filter((viewer) => !['visitor', 'stranger'].includes(viewer.who)))
      for (const way of ways) {
        const answers = received.filter((one) => one.who === who && way.test(one.what))
        const found = new Set(leaksIn(answers, released).map((leak) => leak.split(': ').at(-1)))
        expect([...found].toSorted(), `${who} ${way}`).toEqual(released.map(({ name }) => name).toSorted())
      }
    for (const { who, heard } of sockets) expect(leaksIn([heard()], released), who).toHaveLength(3)
  })

  it('and still nothing of the others', () => {
    expect(leaksIn(received, others)).toEqual([])
  })

  it('a record of which everybody is told is read by name, and on screens only where a room is for them', () => {
    const list = /GET .*\/ledgers\/statutory-return\/records → 200/
    const detail = new RegExp(`/ledgers/statutory-return/records/${RECORD} → 200`)
    for (const way of [list, detail])
      for (const who of ['leader', 'filer-of-another-office', 'reading-machine']) {
        const answers = received.filter((one) => one.who === who && way.test(one.what))
        expect(leaksIn(answers, [told]), `${who} ${way}`).not.toEqual([])
      }
    const elsewhere = received.filter(({ what }) => !what.includes('/rooms/'))
    const onScreens = elsewhere.filter(({ who, what }) => who === 'wall' || !what.includes('/ledgers/'))
    expect(leaksIn(onScreens, [told])).toEqual([])
  })

  it('a closed one is read by those who audit, and by nobody else', () => {
    const isAuditor = ({ who }: Received): boolean => who === 'auditing-officer'
    expect(
      leaksIn(
        received.filter((one) => !isAuditor(one)),
        [closed],
      ),
    ).toEqual([])
    expect(leaksIn(received.filter(isAuditor), [closed])).not.toEqual([])
  })

  it('acts, drafts, releases and accounts agree with each other after all of that', () => {
    const verdict = received.find(({ who, what }) => WATCHES.has(who) && what.includes('/audit/verify → 200'))
    expect(verdict?.text).toContain('"findings":[]')
  })
})

describe('the search', () => {
  it.each<[string, RequestListener]>([
    ['in JSON', (_, response) => response.end(JSON.stringify({ text: birds.plain?.value }))],
    [
      'as a number in another unit',
      (_, response) => response.end(`{"v":${Math.round(Number(birds.plain?.value) * 10_000)}}`),
    ],
    [
      'with thousands marks',
      (_, response) =>
        response.end(Number(birds.plain?.value).toLocaleString('en', { minimumFractionDigits: 4 })),
    ],
    [
      'as the name of a file',
      (_, response) =>
        void response
          .setHeader('content-disposition', `filename*=UTF-8''%E8%A1%A8${birds.plain?.word}`)
          .end(),
    ],
    [
      'in an error',
      (_, response) => void response.writeHead(409).end(`taken by ${birds.plain?.word.toUpperCase()}`),
    ],
    [
      'as escapes',
      (_, response) =>
        response.end(
          [...(birds.plain?.word ?? '')].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join(''),
        ),
    ],
  ])('finds a route that leaks %s', async (_name, leak) => {
    const leaky = createServer(leak)
    await new Promise<void>((resolve) => leaky.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void leaky.close())
    const { port } = leaky.address() as AddressInfo
    const [probe] = probes(places('leader'), (key) => key === 'GET /api/v1/board')
    const answer = await ask(
      `http://127.0.0.1:${port}`,
      { who: 'leader', headers: {} },
      probe ?? { key: 'GET /readyz', path: '/' },
    )
    expect(leaksIn([answer], all)).toEqual([`leader GET /api/v1/board → ${answer.what.slice(-3)}: plain`])
  })
})

/** Problems name the path that was asked: whoever asks for an id is told the id that they sent. */
const echoes = (what: string): boolean => all.some(({ id }) => id !== '' && what.includes(id))
