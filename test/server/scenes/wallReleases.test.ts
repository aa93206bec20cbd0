import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import { WallDraft, WallDrafts, WallHistory, WallPicture, WallPlanAnswer } from '#shared/contract/scenes.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import { wallPlanOn } from '#shared/scenes/wallPlan.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call, enter } from '#test/support/api.ts'
import { Follower } from '#test/support/follower.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let admin: Who
let reviewer: Who
let screen: Who
let overview: Scene

beforeAll(async () => {
  server = await startTestServer()
  admin = await person(server, '管理员', 'admin', null)
  reviewer = await person(server, '审核员', 'reviewer', 'bureau.projects')
  screen = { cookie: await enter(server.wallLink) }
  const { scenes } = WallPlanAnswer.parse((await ask(screen, 'GET', '')).body)
  const [first] = scenes
  if (first?.code !== 'overview') throw new Error('the overview comes first')
  overview = first
})
afterAll(() => server.stop())

const ask = (who: Who, method: string, path: string, body?: unknown, headers = {}) =>
  call(server.url, `${method} /api/v1/wall${path}`, { ...who, body, headers })
async function asked<S extends z.ZodType>(
  schema: S,
  ...request: Parameters<typeof ask>
): Promise<z.output<S>> {
  const answer = await ask(...request)
  expect(answer.status, answer.text).toBeLessThan(300)
  return schema.parse(answer.body)
}
const begin = (entry: unknown, basedOn: number | null = 0, who = admin, part = 'scene') =>
  asked(WallDraft, who, 'POST', '/drafts', { part, basedOn, entry })
const release = ({ id, version }: Pick<WallDraft, 'id' | 'version'>, who = admin, reason = '局务会定') =>
  ask(who, 'POST', `/drafts/${id}/release`, { version, reason })
const drafts = async () => (await asked(WallDrafts, admin, 'GET', '/drafts')).drafts

const CLOCK = { id: 'clock', kind: 'clock' }
const made = (code: string, more: object = {}) => ({
  ...{ code, zh: '新场景', en: 'New scene', widgets: [CLOCK] },
  layouts: { standard: { columns: 12, rows: 8, places: { clock: { x: 0, y: 0, w: 12, h: 8 } } } },
  ...more,
})

describe('the walls', () => {
  it('are read by whoever is signed in, under a tag; what is prepared for them is for those who arrange it', async () => {
    expect(await call(server.url, 'GET /api/v1/wall')).toMatchObject({ status: 401 })
    const { headers } = await ask(screen, 'GET', '')
    const etag = headers.get('etag') ?? ''
    expect(await ask(screen, 'GET', '', undefined, { 'If-None-Match': etag })).toMatchObject({ status: 304 })
    const viewer = await person(server, '领导', 'viewer', null)
    for (const who of [screen, viewer])
      for (const path of ['/drafts', '/pictures', '/history/scene/overview'])
        expect(await ask(who, 'GET', path)).toMatchObject({ status: 403 })
    expect(await ask(screen, 'POST', '/drafts', { part: 'scene', basedOn: null, entry: {} })).toMatchObject({
      status: 403,
    })
  })

  it('keep a draft as it is typed, say what is wrong with it, and release none with faults', async () => {
    const faulty = made('half', { widgets: [CLOCK, { id: 'b', kind: 'trend', figures: ['none'] }], zh: '' })
    const draft = await begin(faulty, null)
    expect(draft).toMatchObject({ code: 'half', version: 1, author: '管理员', entry: faulty })
    expect(draft.faults.map(({ pointer }) => pointer)).toEqual(['/zh'])
    const named = { ...faulty, zh: '半' }
    const saved = await asked(WallDraft, admin, 'PATCH', `/drafts/${draft.id}`, { version: 1, entry: named })
    expect(saved.faults.map(({ pointer }) => pointer)).toEqual(['/widgets/1/figures/0', '/widgets/1'])
    const refused = await release(saved)
    expect(refused.status, refused.text).toBe(422)
    expect(refused.text).toContain('/widgets/1/figures/0')
    expect(await ask(admin, 'DELETE', `/drafts/${draft.id}`)).toMatchObject({ status: 204 })
    expect(await drafts()).toEqual([])
  })

  it('never save over what somebody else has saved since, and take codes that are free', async () => {
    const draft = await begin(made('both'), null)
    const path = `/drafts/${draft.id}`
    const mine = { version: 1, entry: made('both', { zh: '甲' }) }
    await asked(WallDraft, admin, 'PATCH', path, mine)
    expect(await ask(reviewer, 'PATCH', path, { version: 1, entry: made('both') })).toMatchObject({
      status: 409,
    })
    expect((await drafts())[0]).toMatchObject({ version: 2, entry: { zh: '甲' } })
    expect(await release({ id: draft.id, version: 1 })).toMatchObject({ status: 409 })
    await ask(admin, 'DELETE', path)
    for (const [code, basedOn] of [
      ['overview', null],
      ['projects', null],
      ['other', 0],
    ] as const) {
      const taken = await begin(made(code), basedOn)
      const renamed = await asked(WallDraft, admin, 'PATCH', `/drafts/${taken.id}`, {
        ...{ version: 1, entry: made(code === 'other' ? 'another' : code) },
      })
      expect(renamed.faults[0]).toMatchObject({ pointer: '/code' })
      await ask(admin, 'DELETE', `/drafts/${taken.id}`)
    }
  })

  it('take a new layout with its release on every page that follows, and the older one again', async () => {
    const follower = new Follower(server.url, await server.token('reviewer'))
    await follower.start()
    const changed: Scene = { ...overview, zh: '总览（夜）' }
    const receipt = ReleaseReceipt.parse((await release(await begin(changed))).body)
    await expect.poll(() => follower.board.seq).toBe(receipt.seq)
    expect(follower.board.wall.scenes['overview']).toMatchObject({
      version: 1,
      seq: receipt.seq,
      entry: changed,
    })
    expect(follower.board.recent[0]?.title).toBe('大屏场景：“全区经济运行总览”更名为“总览（夜）”')
    const delivered = WallPlanAnswer.parse((await ask(screen, 'GET', '')).body)
    expect(wallPlanOn(delivered, follower.board.wall).scenes[0]?.zh).toBe('总览（夜）')

    expect(await release(await begin(overview, 0))).toMatchObject({ status: 409 })
    const [stale] = await drafts()
    await ask(admin, 'DELETE', `/drafts/${stale?.id ?? ''}`)
    const undone = ReleaseReceipt.parse((await release(await begin(overview, 1), admin, '恢复原样')).body)
    await expect.poll(() => follower.board.seq).toBe(undone.seq)
    expect(follower.board.wall.scenes['overview']).toMatchObject({ version: 2, entry: overview })
    expect(await release(await begin(overview, 2))).toMatchObject({ status: 422 })

    const { versions } = await asked(WallHistory, admin, 'GET', '/history/scene/overview')
    expect(versions.map(({ version, by, reason }) => [version, by, reason])).toEqual([
      [2, '管理员', '恢复原样'],
      [1, '管理员', '局务会定'],
    ])
    const past = await call(server.url, `GET /api/v1/board?asOf=${receipt.seq}`, admin)
    expect(past.body).toMatchObject({ wall: { scenes: { overview: { entry: { zh: '总览（夜）' } } } } })
    follower.close()
  })

  it('are written down: who changed what, before and after', async () => {
    const auditor = await person(server, '审计员', 'auditor', null)
    const { body, text } = await call(server.url, 'GET /api/v1/audit?action=wall.rearranged', auditor)
    expect(body, text).toMatchObject({
      entries: [{ object: 'scene:overview' }, { object: 'scene:overview' }],
    })
    const published = await call(server.url, 'GET /api/v1/audit?action=release.published&limit=2', auditor)
    const [, first] = [...published.text.matchAll(/"n":(\d+)/g)].map(([, n]) => n)
    const entry = await call(server.url, `GET /api/v1/audit/${first ?? ''}`, auditor)
    expect(entry.body, entry.text).toMatchObject({
      release: {
        records: [
          {
            ...{ entity: 'scene', id: 'overview', version: 1, reason: '局务会定' },
            fields: [{ name: 'zh', before: '全区经济运行总览', after: '总览（夜）' }],
          },
        ],
      },
    })
  })

  it('retire a scene only once no playlist shows it', async () => {
    await release(await begin(made('extra'), null))
    const list = {
      code: 'mine',
      zh: '我的',
      en: 'Mine',
      transition: 'cut',
      entries: [{ scene: 'extra', seconds: 10 }],
    }
    expect(await release(await begin(list, null, admin, 'playlist'))).toMatchObject({ status: 201 })
    const retired = await begin(made('extra', { retired: true }), 1)
    expect(retired.faults.map(({ pointer }) => pointer)).toEqual(['/retired'])
    await release(
      await begin({ ...list, entries: [{ scene: 'overview', seconds: 10 }] }, 1, admin, 'playlist'),
    )
    expect(await release(retired)).toMatchObject({ status: 201 })
    expect(
      (await begin({ ...list, entries: [{ scene: 'extra', seconds: 10 }] }, 2, admin, 'playlist')).faults[0],
    ).toMatchObject({ pointer: '/entries/0/scene' })
  })

  it('keep what a scene is about while a playlist shows it, and say which playlists do', async () => {
    const about = (of?: string) => made('about', { zh: '对象', ...(of && { of }) })
    const list = (code: string, scenes: readonly string[], more = {}) => ({
      ...{ code, zh: `轮播${code}`, en: `Round ${code}`, transition: 'cut', ...more },
      entries: scenes.map((scene) => ({ scene, seconds: 10 })),
    })
    const put = async (entry: unknown, basedOn: number | null, part = 'playlist') =>
      expect(await release(await begin(entry, basedOn, admin, part))).toMatchObject({ status: 201 })
    await put(about(), null, 'scene')
    await put(list('shows', ['overview', 'about']), null)
    await put(list('alarms', ['overview'], { alarm: { scene: 'about', seconds: 10 } }), null)
    await put(list('others', ['overview']), null)
    for (const of of ['project', 'indicator']) {
      const draft = await begin(about(of), 1)
      expect(draft.faults).toMatchObject([
        { pointer: '/of', zh: expect.stringContaining('轮播“轮播shows”“轮播alarms”还在用它') as string },
      ])
      const refused = await release(draft)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('\\"Round shows\\", \\"Round alarms\\"')
      await ask(admin, 'DELETE', `/drafts/${draft.id}`)
    }
    await put(made('about', { zh: '另一个名字' }), 1, 'scene')
    await put(list('shows', ['overview']), 1)
    await put(list('alarms', ['overview']), 1)
    await put(about('project'), 2, 'scene')
  })

  it('are changed by two where the desk has settled it so', async () => {
    const policy = (walls: boolean) =>
      call(server.url, 'PUT /api/v1/desk/policy', { ...admin, body: { walls } })
    expect((await policy(true)).body).toMatchObject({ walls: true })
    const draft = await begin(made('two'), null)
    expect(await release(draft)).toMatchObject({ status: 403 })
    expect(await release(draft, reviewer)).toMatchObject({ status: 201 })
    expect((await policy(false)).body).toMatchObject({ walls: false })
  })
})

describe('pictures of walls', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR4nGNgwAQAABUAAWoQ2yQAAAAASUVORK5CYII=',
    'base64',
  )
  const bring = (bytes: Buffer, name: string, who = admin) =>
    fetch(`${server.url}/api/v1/wall/pictures`, {
      ...{ method: 'POST', body: new Uint8Array(bytes) },
      headers: {
        ...{ 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' },
        ...{ 'x-file-name': encodeURIComponent(name), cookie: who.cookie ?? '' },
      },
    })

  it('are taken by their content, named by their hash, and shown to screens', async () => {
    const answer = await bring(PNG, '效果图.png')
    expect(answer.status).toBe(201)
    const { hash, ...picture } = WallPicture.parse(await answer.json())
    expect(picture).toEqual({ name: '效果图.png', type: 'image/png', width: 2, height: 3 })
    const shown = await fetch(`${server.url}/api/v1/wall/pictures/${hash}`, {
      headers: { cookie: screen.cookie ?? '', 'sec-fetch-site': 'same-origin' },
    })
    expect(Buffer.from(await shown.arrayBuffer()).equals(PNG)).toBe(true)
    const used = made('pictured', {
      widgets: [{ id: 'clock', kind: 'picture', picture: hash, says: { zh: '图', en: 'Picture' } }],
    })
    expect((await begin(used, null)).faults).toEqual([])
  })

  it('are refused where they are something else, too large, or brought by a screen', async () => {
    expect((await bring(Buffer.from('%PDF-1.7 x'), 'a.pdf')).status).toBe(422)
    expect((await bring(Buffer.from('<svg/>'), 'a.png')).status).toBe(422)
    expect((await bring(Buffer.alloc(8_000_001), 'a.png')).status).toBe(413)
    expect((await bring(PNG, 'a.png', screen)).status).toBe(403)
    expect(await ask(screen, 'GET', `/pictures/${'0'.repeat(64)}`)).toMatchObject({ status: 404 })
  })
})
