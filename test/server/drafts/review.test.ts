import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cell, deskOf, person, type Who } from '#test/server/drafts/desk.ts'
import { RETAIL, RETAIL_LEVEL } from '#test/server/releases/builders.ts'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

let server: TestServer
let desk: ReturnType<typeof deskOf>
let filer: Who
let reviewer: Who
let second: Who
beforeAll(async () => {
  server = await startTestServer()
  desk = deskOf(server)
  filer = await person(server, '王填报', 'filer', 'bureau.stats-general')
  reviewer = await person(server, '李审核', 'reviewer')
  second = await person(server, '张审核', 'reviewer')
})
afterAll(() => server.stop())

/** Every test has a period of its own, so that none builds on another's figures. */
let months = 0
let period = ''
beforeEach(() => {
  months += 1
  period = `${2016 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  if (period.endsWith('-01')) period = `${period.slice(0, 5)}03`
})
const figures = (...values: string[]) =>
  values.map((value, i) => cell(i === 0 ? RETAIL : RETAIL_LEVEL, value, { period }))
const submitted = async (...values: string[]) =>
  desk.done(filer, await desk.begin(filer, figures(...values)), 'submit')
const onBoard = () => server.releases.board().series[RETAIL]?.find((o) => o.period === period)?.value

describe('a draft where four eyes are wanted', () => {
  it('becomes public by the word of somebody else, and says who', async () => {
    const draft = await submitted('3.2', '12.5')
    const released = await desk.done(reviewer, draft, 'approve', { then: 'release' })
    expect(released).toMatchObject({ state: 'released', may: [], releasedSeq: server.releases.board().seq })
    expect(onBoard()).toBe(3.2)
    const { events } = await desk.read(filer, draft.id)
    const { body } = await call(server.url, `GET /api/v1/series/${RETAIL}/provenance?period=${period}`, filer)
    expect(body).toMatchObject({
      filedBy: { office: 'bureau.stats-general', person: '王填报' },
      reviewedBy: { person: '李审核' },
    })
    expect(events.map(({ act, by }) => `${act} ${by}`)).toEqual([
      'created 王填报',
      'submitted 王填报',
      'approved 李审核',
      'released 李审核',
    ])
  })

  it('is never approved by one of its authors, nor by a machine', async () => {
    const own = await desk.done(reviewer, await desk.begin(reviewer, figures('3.2')), 'submit')
    expect(own.may).toEqual(['withdraw', 'return'])
    expect(await desk.refused(reviewer, own, 'approve', { then: 'release' })).toBe('second-pair')
    expect(await desk.refused(reviewer, own, 'release')).toBe('second-pair')
    const machine = { token: await server.token('reviewer') }
    expect(await desk.refused(machine, own, 'approve', { then: 'hold' })).toBe('second-pair')
    expect(await desk.done(second, own, 'approve', { then: 'hold' })).toMatchObject({ state: 'approved' })
  })

  it('is returned with a remark, mended and approved', async () => {
    const draft = await submitted('3.2')
    const returned = await desk.done(reviewer, draft, 'return', { remark: '请核对口径' })
    expect(returned).toMatchObject({ state: 'returned', remark: '请核对口径' })
    const { cells } = await desk.read(filer, draft.id)
    await desk.patch(filer, draft.id, {
      set: [{ ...cell(RETAIL, '3.4', { period }), base: cells[0]?.version }],
    })
    const again = await desk.done(filer, await desk.read(filer, draft.id), 'submit')
    expect(again).toMatchObject({ state: 'submitted', remark: null })
    await desk.done(reviewer, again, 'approve', { then: 'release' })
    expect(onBoard()).toBe(3.4)
  })

  it('is not released by its author, approved or not', async () => {
    const draft = await submitted('3.2')
    expect(await desk.refused(filer, draft, 'release')).toBe('second-pair')
    const held = await desk.done(reviewer, draft, 'approve', { then: 'hold' })
    expect(held.may).toEqual(['return', 'release', 'schedule'])
    expect(await desk.refused(filer, held, 'release')).toBe('second-pair')
    expect(await desk.done(second, held, 'release')).toMatchObject({ state: 'released' })
  })

  it('goes back to its authors where somebody published one of its figures meanwhile', async () => {
    const draft = await submitted('3.2')
    const held = await desk.done(reviewer, draft, 'approve', { then: 'hold' })
    const { seq } = server.releases.board()
    await call(server.url, 'POST /api/v1/releases', {
      token: await server.token('publisher'),
      body: { observations: [{ series: RETAIL, period, value: 9 }] },
    })
    expect(await desk.done(reviewer, held, 'release')).toMatchObject({ state: 'returned', failure: 'stale' })
    const { events } = await desk.read(filer, draft.id)
    expect(events.at(-1)).toMatchObject({ act: 'failed', code: 'stale', remark: null })
    expect(server.releases.board().seq).toBe(seq + 1)
    expect(onBoard()).toBe(9)
  })

  it('is acted upon once, however often the act is sent, and never upon another version', async () => {
    const draft = await submitted('3.2')
    const once = await desk.done(reviewer, draft, 'approve', { then: 'release' })
    const { seq } = server.releases.board()
    expect(await desk.done(reviewer, draft, 'approve', { then: 'release' })).toEqual(once)
    expect(await desk.refused(second, draft, 'approve', { then: 'release' })).toBe('draft-changed')
    expect(server.releases.board().seq).toBe(seq)
  })

  it('is what filers and reviewers must file; systems push', async () => {
    const publish = (who: Who) =>
      call(server.url, 'POST /api/v1/releases', {
        ...who,
        body: { observations: [{ series: RETAIL, period, value: 5 }] },
      })
    const publisher = await person(server, `推送${period}`, 'publisher')
    for (const who of [filer, reviewer, publisher, { token: await server.token('reviewer') }]) {
      expect(await publish(who)).toMatchObject({ status: 403, body: { code: 'four-eyes' } })
    }
    expect(await publish({ token: await server.token('publisher') })).toMatchObject({ status: 201 })
  })
})

describe('where two eyes do', () => {
  it('authors release by themselves; approvals of before do not count once four are wanted', async () => {
    await twoEyes(server)
    const own = await desk.begin(filer, figures('3.2'))
    expect(own.may).toEqual(['edit', 'submit', 'discard', 'release', 'schedule'])
    expect(await desk.done(filer, own, 'release')).toMatchObject({ state: 'released' })
    expect(onBoard()).toBe(3.2)

    period = '2015-11'
    const mine = await desk.done(reviewer, await desk.begin(reviewer, figures('3.3')), 'submit')
    const held = await desk.done(reviewer, mine, 'approve', { then: 'hold' })
    const admin = await server.token('admin')
    const body = { fourEyes: { economy: true } }
    await call(server.url, 'PUT /api/v1/desk/policy', { token: admin, body })
    expect(await desk.refused(reviewer, held, 'release')).toBe('second-pair')
    expect(await desk.refused(second, held, 'release')).toBe('second-pair')
    const seen = await desk.done(second, held, 'approve', { then: 'release' })
    expect(seen).toMatchObject({ state: 'released' })
  })
})
