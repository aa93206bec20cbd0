import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { instantOf, systemClock } from '#server/clock.ts'
import { ADMIN, LI, openDesk, submitted, WANG, type OpenDesk } from '#test/server/drafts/openDesk.ts'
import { cell } from '#test/server/drafts/desk.ts'
import { CITY_DESK, oneFigure, RETAIL } from '#test/server/releases/builders.ts'
import { postgres, sqlite, type Place } from '#test/server/store/engines.ts'
import { fakeClock } from '#test/support/fakeClock.ts'

const PATIENCE_MS = 30_000
/** A moved clock is noticed at the next look: each second, and here ten times as often. */
const LOOK_MS = 100
const NOTICED = { timeout: 5_000, interval: 20 }
const AT = '2020-06-18T01:00:00.000Z'
const BEFORE = '2020-06-17T09:00:00.000Z'

describe.each([sqlite, postgres()])('$name', { timeout: PATIENCE_MS }, (engine) => {
  beforeAll(engine.start, PATIENCE_MS)
  afterAll(engine.stop, PATIENCE_MS)

  async function place(): Promise<Place> {
    const made = await engine.place()
    onTestFinished(made.remove)
    return made
  }
  /** A draft of retail sales, approved and under embargo. */
  async function embargoed(desk: OpenDesk, at: string, period = '2020-05', value = '3.2') {
    const { id, version } = await submitted(desk, WANG, [cell(RETAIL, value, { period })])
    const draft = await desk.drafts.approve(LI, id, { version, then: { at } })
    expect(draft).toMatchObject({ state: 'scheduled', releaseAt: at, releasedSeq: null })
    return draft
  }
  const state = async ({ drafts }: OpenDesk, id: string) => (await drafts.read(WANG, id)).state

  // On a machine with other work a step to PostgreSQL and back alone may take ten milliseconds: three attempts.
  test('drafts become public at their instants, never before, and within 50 ms', { retry: 2 }, async () => {
    const desk = await openDesk(await place(), systemClock)
    const releasedAt: number[] = []
    desk.releases.subscribe(({ at }) => releasedAt.push(Date.parse(at)))
    const drafts = []
    for (const period of ['2019-03', '2019-04', '2019-05'])
      drafts.push(await submitted(desk, WANG, [cell(RETAIL, period.slice(-1), { period })]))
    const first = systemClock.now() + 1_500
    const instants = [first, first + 250, first + 500]
    for (const [i, { id, version }] of drafts.entries())
      await desk.drafts.approve(LI, id, { version, then: { at: instantOf(instants[i] ?? 0) } })
    expect(systemClock.now()).toBeLessThan(first)
    expect(desk.releases.board()).toMatchObject({ seq: 0, recent: [] })
    await expect.poll(() => releasedAt.length, NOTICED).toBe(3)
    const lateMs = releasedAt.map((at, i) => at - (instants[i] ?? 0))
    expect(Math.min(...lateMs)).toBeGreaterThanOrEqual(0)
    // The quickest of three: a busy machine may keep any one of them waiting.
    expect(Math.min(...lateMs)).toBeLessThanOrEqual(50)
    const { state, events, releasedSeq } = await desk.drafts.read(LI, drafts[0]?.id ?? '')
    expect({ state, releasedSeq }).toEqual({ state: 'released', releasedSeq: 1 })
    expect(events.at(-1)).toMatchObject({ act: 'released', by: LI.id, code: null })
  })

  test('its release is in the audit log as a timer’s, with the draft and whose hands it went through', async () => {
    const clock = fakeClock(BEFORE)
    const desk = await openDesk(await place(), clock, LOOK_MS)
    const { id } = await embargoed(desk, AT)
    clock.advance(Date.parse(AT) - clock.now())
    await expect.poll(() => state(desk, id), NOTICED).toBe('released')
    const entry = await desk.store.read
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'release.published')
      .executeTakeFirstOrThrow()
    expect({ ...entry, detail: JSON.parse(entry.detail) as unknown }).toMatchObject({
      actor: LI.id,
      origin: 'timer embargo',
      detail: { draft: id, authors: [WANG.id], approvedBy: LI.id },
    })
  })

  test('an instant that passed while no server ran is made up for at the start, and said to be late', async () => {
    const clock = fakeClock(BEFORE)
    const home = await place()
    const first = await openDesk(home, clock, LOOK_MS)
    const { id } = await embargoed(first, AT)
    await first.close()
    clock.advance(Date.parse(AT) - clock.now() + 60_000)
    const again = await openDesk(home, clock, LOOK_MS)
    await expect.poll(() => state(again, id), NOTICED).toBe('released')
    expect((await again.drafts.read(WANG, id)).events.at(-1)).toMatchObject({ act: 'released', code: 'late' })
  })

  test('two servers release each draft once, in one row of numbers', async () => {
    const clock = fakeClock(BEFORE)
    const home = await place()
    const [a, b] = [await openDesk(home, clock, LOOK_MS), await openDesk(home, clock, LOOK_MS)]
    const drafts = []
    for (let month = 3; month <= 5; month++) drafts.push(await embargoed(a, AT, `2019-0${month}`, `${month}`))
    clock.advance(Date.parse(AT) - clock.now())
    for (const { id } of drafts) await expect.poll(() => state(b, id), NOTICED).toBe('released')
    await sleep(3 * LOOK_MS) // the other one has looked too
    await Promise.all([a.releases.catchUp(), b.releases.catchUp()])
    const seqs = await Promise.all(drafts.map(async ({ id }) => (await a.drafts.read(WANG, id)).releasedSeq))
    expect(seqs.toSorted()).toEqual([1, 2, 3])
    expect([a.releases.board().seq, b.releases.board().seq]).toEqual([3, 3])
  })

  test('one that cannot be published at its instant goes back to its authors and says why', async () => {
    const clock = fakeClock(BEFORE)
    const desk = await openDesk(await place(), clock, LOOK_MS)
    const { id } = await embargoed(desk, AT)
    await desk.releases.publish(CITY_DESK, oneFigure(9), undefined)
    clock.advance(Date.parse(AT) - clock.now())
    await expect.poll(() => state(desk, id), NOTICED).toBe('returned')
    const { failure, releaseAt, events, may } = await desk.drafts.read(WANG, id)
    expect({ failure, releaseAt }).toEqual({ failure: 'stale', releaseAt: null })
    expect(events.at(-1)).toMatchObject({ act: 'failed', code: 'stale' })
    expect(may).toContain('edit')
    expect(desk.releases.board().seq).toBe(1)
  })

  test('one that its author set alone is not released once the policy wants four eyes', async () => {
    const clock = fakeClock(BEFORE)
    const desk = await openDesk(await place(), clock, LOOK_MS)
    await desk.drafts.settlePolicy(ADMIN, { fourEyes: { economy: false } })
    const begun = await desk.drafts.create(
      WANG,
      { origin: 'api', sheet: null, entries: [cell(RETAIL, '3.2')] },
      undefined,
    )
    const { id, version } = begun.draft
    expect(await desk.drafts.release(WANG, id, { version, at: AT })).toMatchObject({ state: 'scheduled' })
    await desk.drafts.settlePolicy(ADMIN, { fourEyes: { economy: true } })
    clock.advance(Date.parse(AT) - clock.now())
    await expect.poll(() => state(desk, id), NOTICED).toBe('returned')
    expect(await desk.drafts.read(WANG, id)).toMatchObject({ failure: 'four-eyes' })
    expect(desk.releases.board().seq).toBe(0)
  })

  test('an embargo that was lifted passes without a release', async () => {
    const clock = fakeClock(BEFORE)
    const desk = await openDesk(await place(), clock, LOOK_MS)
    const { id, version } = await embargoed(desk, AT)
    expect(await desk.drafts.unschedule(LI, id, { version })).toMatchObject({
      state: 'approved',
      releaseAt: null,
    })
    clock.advance(Date.parse(AT) - clock.now() + 1)
    await sleep(3 * LOOK_MS)
    expect(await state(desk, id)).toBe('approved')
  })
})
