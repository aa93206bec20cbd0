import { expect, test } from 'vitest'
import { serverOnEach } from '#test/server/serverOnEach.ts'
import { call } from '#test/support/api.ts'
import { exportedFigures, fetchExport } from '#test/support/exports.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { figure, MAY, RETAIL } from '#test/support/figures.ts'

const clock = fakeClock()
const servers = serverOnEach(clock)

test('files and the calendar are the same on both engines, now and as they were known before', async () => {
  const answers = []
  for (const server of servers) {
    const token = await server.token('publisher')
    const publish = (value: number) =>
      call(server.url, 'POST /api/v1/releases', { token, body: figure(value) })
    await publish(-3.2)
    expect((await publish(0.1)).status).toBe(201)
    const before = await exportedFigures(server.url, token, 'csv', { asOf: '1' })
    expect(before.get(`${RETAIL} ${MAY}`)).toBe(-3.2)
    const calendar = await call(server.url, 'GET /api/v1/calendar?month=2020-06', { token })
    expect(calendar.text).toContain('"state":"published"')
    answers.push([(await fetchExport(server.url, token, '/export?format=sdmx-csv')).text, calendar.text])
  }
  expect(answers[1]).toEqual(answers[0])
})
