import { describe, expect, test } from 'vitest'
import { Failure } from '#server/failure.ts'
import { CITY_DESK, failureOf, oneFigure, RETAIL } from '#test/server/releases/builders.ts'
import { cell, person } from '#test/server/drafts/desk.ts'
import { serverOnEach } from '#test/server/serverOnEach.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import type { TestServer } from '#test/support/server.ts'

const servers = serverOnEach(fakeClock('2026-11-23T02:00:00.000Z'))
const NUL = '\0'
const HALF = '\ud83c'

/** What is answered to text with this in it, in every place that a request has for text. */
async function answers(server: TestServer, spoilt: string) {
  const clerk = await person(server, `填报${spoilt === NUL ? '一' : '二'}`, 'filer', 'bureau.stats-general')
  const auditor = await person(server, `审计${spoilt === NUL ? '一' : '二'}`, 'auditor')
  const publish = async (observation: object, more: object = {}) => {
    const observations = [{ series: RETAIL, period: '2020-05', value: 3.9, ...observation }]
    const body = { title: '零售', observations, ...more }
    return call(server.url, 'POST /api/v1/releases', { token: await server.token('publisher'), body })
  }
  const entries = [cell(RETAIL, '3.9', { note: `甲${spoilt}乙` })]
  const asked = [
    await publish({ note: `甲${spoilt}乙` }),
    await publish({}, { title: spoilt }),
    await publish({}, { [`标${spoilt}题`]: '零售' }),
    await call(server.url, 'POST /api/v1/drafts', {
      ...clerk,
      body: { origin: 'api', sheet: null, entries },
    }),
    await call(server.url, 'POST /api/v1/session', { body: { name: spoilt, password: 'x' } }),
  ]
  const inAddress =
    spoilt === NUL
      ? [
          await call(server.url, 'GET /api/v1/series/a%00b', auditor),
          await call(server.url, 'GET /api/v1/audit?object=%00', auditor),
          await call(server.url, 'GET /api/v1/ledgers/leader-meeting/records?q=%00', clerk),
        ]
      : []
  return [...asked, ...inAddress].map(({ status, body }) => {
    const { code, errors } = body as { code: string; errors?: { pointer: string; code: string }[] }
    return [status, code, errors?.map((field) => `${field.pointer} ${field.code}`)]
  })
}

describe('text that no engine can keep', () => {
  test('is refused at the door, on both engines alike, with its place', async () => {
    const [nul, half] = [[], []] as [unknown[], unknown[]]
    for (const server of servers) nul.push(await answers(server, NUL))
    for (const server of servers) half.push(await answers(server, HALF))
    expect(nul[1]).toEqual(nul[0])
    expect(half[1]).toEqual(half[0])
    const refused = (pointer: string) => [422, 'invalid', [`${pointer} unstorable`]]
    expect(half[0]).toEqual(['/observations/0/note', '/title', '', '/entries/0/note', '/name'].map(refused))
    expect((nul[0] as unknown[]).slice(0, 5)).toEqual(half[0])
    expect((nul[0] as unknown[]).slice(5)).toEqual([
      [404, 'not-found', undefined],
      [422, 'invalid', ['object unstorable']],
      [422, 'invalid', ['q unstorable']],
    ])
    for (const server of servers) expect(server.log()).not.toContain('internal error')
  })

  test('is refused by the store itself where it comes another way, and nothing of its release is kept', async () => {
    for (const { releases } of servers) {
      const failure = await failureOf(
        releases.publish(CITY_DESK, oneFigure(1, { note: `甲${NUL}乙` }), undefined),
      )
      expect(failure).toBeInstanceOf(Failure)
      expect([failure.code, releases.board().seq]).toEqual(['unstorable', 0])
    }
  })
})
