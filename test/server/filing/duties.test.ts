import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Duties, Reminder } from '#shared/contract/duties.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const clock = fakeClock('2026-11-23T02:00:00.000Z')
const DAY_MS = 86_400_000
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' }, clock })
}, 60_000)
afterAll(() => server.stop())

async function duties(token: string): Promise<Duties> {
  const answer = await call(server.url, 'GET /api/v1/duties', { token })
  expect(answer.status).toBe(200)
  return Duties.parse(answer.body)
}

describe('who owes what until when', () => {
  test('a filer is told of their own office, a reviewer of all; what is worked out is nobody’s duty', async () => {
    const own = await duties(await server.token('filer'))
    const all = await duties(await server.token('reviewer'))
    expect(new Set(own.duties.map(({ owner }) => owner))).toEqual(new Set(['bureau.stats-general']))
    expect(new Set(all.duties.map(({ owner }) => owner)).size).toBeGreaterThan(3)
    expect(own.duties).toEqual(all.duties.filter(({ owner }) => owner === 'bureau.stats-general'))
    expect(all.duties.map(({ series }) => series)).not.toContainEqual(
      expect.stringContaining('economy.headline.improving-share@'),
    )
  })

  test('what is public is done, and remembers when', async () => {
    const { duties: all } = await duties(await server.token('reviewer'))
    expect(all.length).toBeGreaterThan(50)
    for (const { state, fileBy, due, on } of all) {
      expect([state, fileBy < due]).toEqual(['done', true])
      expect(on).toMatch(/^2026-11-/)
    }
  })

  test('a reminder of what has become public is told no more', async () => {
    const reviewer = await server.token('reviewer')
    const { duties: all } = await duties(reviewer)
    const done = all.find(({ state }) => state === 'done')
    if (!done) throw new Error('the demonstration has published nothing')
    const { series, period, owner } = done
    const body = { owner, cells: [{ series, period }] }
    const sent = await call(server.url, 'POST /api/v1/duties/reminders', { token: reviewer, body })
    const { id } = Reminder.parse(sent.body)
    expect((await duties(reviewer)).reminders.map((reminder) => reminder.id)).not.toContain(id)
  })

  test('when a month has ended its figures are owed, each by the working day before its release', async () => {
    clock.advance(9 * DAY_MS)
    const all = await duties(await server.token('reviewer'))
    const owed = all.duties.filter(({ state }) => state === 'owed')
    expect(owed.length).toBeGreaterThan(20)
    for (const { fileBy, due, lateDays } of owed)
      expect([fileBy >= all.today, fileBy < due, lateDays]).toEqual([true, true, 0])
    const days = all.duties.map(({ fileBy }) => fileBy)
    expect(days).toEqual([...days].sort())
  })

  test('a reminder reaches the office it was sent to and no other, and is taken note of once', async () => {
    const reviewer = await server.token('reviewer')
    const filer = await server.token('filer')
    const other = await server.token('filer', 'bureau.industry')
    const owed = (await duties(filer)).duties.find(({ state }) => state === 'owed')
    if (!owed) throw new Error('the demonstration owes nothing')
    const { series, period, owner } = owed
    const sent = await call(server.url, 'POST /api/v1/duties/reminders', {
      ...{ token: reviewer, body: { owner, cells: [{ series, period }], remark: '请今天下班前报来' } },
    })
    expect(sent.status).toBe(201)
    const { id } = Reminder.parse(sent.body)
    expect((await duties(filer)).reminders).toMatchObject([{ id, remark: '请今天下班前报来', seenAt: null }])
    expect((await duties(other)).reminders).toEqual([])

    const note = (token: string) =>
      call(server.url, `POST /api/v1/duties/reminders/${id}/note`, { token, body: {} })
    expect((await note(other)).status).toBe(404)
    expect((await note(filer)).status).toBe(204)
    const [seen] = (await duties(reviewer)).reminders
    expect(seen?.seenAt).toBe('2026-12-02T02:00:00.000Z')
    clock.advance(60_000)
    expect((await note(filer)).status).toBe(204)
    expect((await duties(reviewer)).reminders[0]?.seenAt).toBe(seen?.seenAt)
  })

  test('only reviewers remind, only filers take note, and leaders are told neither', async () => {
    const [filer, viewer] = [await server.token('filer'), await server.token('viewer')]
    const body = { owner: 'bureau.industry', cells: [{ series: 'a.b@410104', period: '2026-10' }] }
    const refused = await call(server.url, 'POST /api/v1/duties/reminders', { token: filer, body })
    expect(refused.status).toBe(403)
    expect((await call(server.url, 'GET /api/v1/duties', { token: viewer })).status).toBe(403)
    const unknown = await call(server.url, 'POST /api/v1/duties/reminders', {
      ...{ token: await server.token('reviewer'), body: { ...body, owner: 'nobody' } },
    })
    expect(unknown.status).toBe(422)
  })

  test('whatever nobody has filed is late from the day after, by working days', async () => {
    clock.advance(21 * DAY_MS)
    const all = await duties(await server.token('reviewer'))
    const late = all.duties.filter(({ state }) => state === 'late')
    expect(late.length).toBeGreaterThan(10)
    for (const { fileBy, lateDays } of late) {
      expect(fileBy < all.today).toBe(true)
      expect(lateDays).toBeGreaterThan(0)
    }
  })
})
