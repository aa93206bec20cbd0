import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRooms } from '#server/rooms/definitions/loadRooms.ts'
import { answerRoom } from '#server/rooms/answerRoom.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { openGround } from '#server/rooms/openGround.ts'
import { OWN_BUILDERS } from '#server/rooms/own/ownBuilders.ts'
import { GrainTiers } from '#shared/contract/rooms/grainTiers.ts'
import { PayoutTree } from '#shared/contract/rooms/payoutTree.ts'
import { PriceClock } from '#shared/contract/rooms/priceClock.ts'
import { observationsOf } from '#shared/board.ts'
import type { ViewAnswer } from '#shared/contract/rooms.ts'
import { shanghaiDay } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const clock = fakeClock('2026-11-23T02:00:00.000Z')
const rooms = loadRooms({
  ...{ catalogue: loadCatalogue(), ledgers: loadLedgers() },
  builders: new Set(OWN_BUILDERS.keys()),
})
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' }, clock })
}, 180_000)
afterAll(() => server.stop())

/** The answers of a room as a shared screen or as a reviewer gets them. */
function answersOf(code: string, role: 'reviewer' | 'screen' = 'reviewer') {
  const { releases } = server
  const parts = {
    ...{ board: releases.board(), catalogue: releases.catalogue(), ledgers: releases.ledgers() },
    view: releases.records,
  }
  const room = rooms.get(code)
  if (!room) throw new Error(`no room ${code}`)
  const ground = openGround({ ...parts, actor: { role, owner: null } }, shanghaiDay(clock.now()))
  return answerRoom(room, ground, OWN_BUILDERS).answers
}
const published = (figure: string): number | null | undefined =>
  observationsOf(server.releases.board(), seriesKey(figure, server.releases.catalogue().site.home)).at(-1)
    ?.value

const totalOf = (answer: ViewAnswer | undefined, measure = 0): number | null | undefined =>
  answer?.kind === 'bars' ? answer.total[measure] : undefined
const countIn = (answer: ViewAnswer | undefined, states: readonly string[]): number | undefined =>
  answer?.kind === 'stages'
    ? answer.stages.filter(({ code }) => states.includes(code)).reduce((sum, { count }) => sum + count, 0)
    : undefined

describe('the rooms of the workstreams on the demonstration data', () => {
  it.each([
    ['recovery', 'relief-by-policy', 0, 'recovery.relief.amount'],
    ['recovery', 'on-duty', 1, 'recovery.frontline.members'],
    ['statistics', 'by-profession', 0, 'stats.returns.on-time-rate'],
    ['onboarding', 'by-sector', 0, 'stats.four-above.new-total'],
    ['onboarding', 'rewards', 0, 'stats.four-above.reward-amount'],
    ['census', 'funding-use', 1, 'stats.census.budget'],
    ['credit', 'by-unit', 1, 'credit.double-publicity.records'],
    ['public-resources', 'by-type', 0, 'public-resources.transactions.handled'],
  ])('%s: %s come to what is published', (room, view, measure, figure) => {
    const total = totalOf(answersOf(room)[view], measure)
    expect(total).toBe(published(figure))
    expect(total).toBeGreaterThan(0)
  })

  it('settled requests, loans, visits and milestones are those of the published figures', () => {
    const stages = answersOf('deliveries')['request-stages']
    const all = countIn(stages, ['raised', 'dispatched', 'handling', 'settled', 'confirmed']) ?? 0
    expect(((countIn(stages, ['settled', 'confirmed']) ?? 0) / all) * 100).toBeCloseTo(
      published('recovery.requests.closure-rate') ?? NaN,
      9,
    )
    const channels = answersOf('finance')['by-channel']
    const matchmaking = channels?.kind === 'bars' && channels.rows.find(({ code }) => code === 'matchmaking')
    expect(matchmaking && matchmaking.values[0]).toBe(published('recovery.matchmaking.loan-amount'))
    const kinds = answersOf('party-building')['by-type']
    const visits = kinds?.kind === 'bars' && kinds.rows.find(({ code }) => code === 'study-visit')
    expect(visits && visits.values[0]).toBe(published('party.visits.members'))
    const plans = answersOf('planning')['by-plan']
    const fyp = plans?.kind === 'bars' && plans.rows.find(({ code }) => code === 'fyp14')
    expect(fyp && fyp.values[0]).toBe(published('planning.fyp14.milestone-rate'))
    const batches = answersOf('enforcement')['inspection-stages']
    expect(countIn(batches, ['inspected', 'correcting', 'closed'])).toBeGreaterThan(0)
  })

  it('own views add up to the published figures, and are for a screen as for everybody else', () => {
    for (const role of ['reviewer', 'screen'] as const) {
      const tree = PayoutTree.parse(dataOf(answersOf('industry-support', role)['payout-tree']))
      expect(tree.total.paid / 10_000).toBeCloseTo(published('industry.support.paid-amount') ?? NaN, 9)
      expect(tree.total.rate).toBeCloseTo(published('industry.support.payout-rate') ?? NaN, 9)
      const stock = GrainTiers.parse(dataOf(answersOf('grain', role)['grain-tiers']))
      expect(stock.total).toBeCloseTo(published('grain.reserve.total') ?? NaN, 9)
      const cases = PriceClock.parse(dataOf(answersOf('pricing', role)['clock']))
      expect(cases.pending).toBe(published('pricing.cases.pending'))
      expect(cases.closed).toBe(published('pricing.cases.closed'))
    }
  })
})

const dataOf = (answer: ViewAnswer | undefined): unknown => (answer?.kind === 'own' ? answer.data : undefined)
