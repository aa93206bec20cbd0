import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { latestOf, observationAt } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const INVESTED = seriesKey('projects.key.invested-ytd', '410104')
const COUNT = seriesKey('projects.key.count', '410104')

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-06-25T02:00:00.000Z') })
  token = await server.token('publisher')
})
afterAll(() => server.stop())

async function push(entity: string, id: string, fields: object): Promise<void> {
  const body = { records: [{ entity, id, fields, on: '2026-05-06' }] }
  const answer = await call(server.url, 'POST /api/v1/releases', { token, body })
  expect(answer, answer.text).toMatchObject({ status: 201 })
}
const progress = (period: string, investedYtd: number) =>
  push('project-progress', `P-${period}`, { project: 'X-1', period, investedYtd, state: 'accepted' })

describe('an investment to date, which projects report month by month', () => {
  it('is not known of a month of which nobody has reported yet', async () => {
    await push('project', 'X-1', { name: '一号项目', lists: ['key'], planYear: 400_000_000 })
    await progress('2026-05', 100_000_000)
    const board = server.releases.board()
    expect(latestOf(board, COUNT)?.period).toBe('2026-06')
    expect(latestOf(board, INVESTED)).toMatchObject({ period: '2026-05', value: 1 })
  })

  it('is known as soon as the first report of the month is in', async () => {
    await progress('2026-06', 150_000_000)
    expect(latestOf(server.releases.board(), INVESTED)).toMatchObject({ period: '2026-06', value: 1.5 })
    expect(observationAt(server.releases.board(), INVESTED, asPeriod('2026-05'))?.value).toBe(1)
  })
})
