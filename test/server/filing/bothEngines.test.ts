import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { Duties, Reminder } from '#shared/contract/duties.ts'
import { serverOnEach } from '#test/server/serverOnEach.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { figure, RETAIL } from '#test/support/figures.ts'
import type { TestServer } from '#test/support/server.ts'

const OFFICE = 'bureau.stats-general'
const clock = fakeClock('2020-07-10T02:00:00.000Z')
const servers = serverOnEach(clock)

/** What an office owes, is reminded of and takes note of, and the form that it fills in. */
async function whole(server: TestServer) {
  const [publisher, reviewer, filer] = [
    await server.token('publisher'),
    await server.token('reviewer'),
    await server.token('filer', OFFICE),
  ]
  const ask = async (line: string, token: string, body?: object) =>
    call(server.url, line, { token, ...(body && { body }) })
  await ask('POST /api/v1/releases', publisher, figure(3.2))
  const duties = async () => Duties.parse((await ask('GET /api/v1/duties', filer)).body)
  const owed = (await duties()).duties.filter(({ state }) => state !== 'done')
  const cells = owed.map(({ series, period }) => ({ series, period }))
  const sent = await ask('POST /api/v1/duties/reminders', reviewer, { owner: OFFICE, cells })
  const { id } = Reminder.parse(sent.body)
  const told = (await duties()).reminders.map((reminder) => [reminder.id === id, reminder.cells, reminder.by])
  const noted = (await ask(`POST /api/v1/duties/reminders/${id}/note`, filer, {})).status
  const path = '/api/v1/forms/economy?period=2020-06&subject=410104'
  const form = await fetch(server.url + path, { headers: { authorization: `Bearer ${filer}` } })
  const { sheets } = await readXlsx(new Uint8Array(await form.arrayBuffer()))
  return { owed, told, noted, sheets: sheets.map(({ name, rows }) => [name, rows]) }
}

test('duties, reminders and forms are the same on both engines', { timeout: 60_000 }, async () => {
  const answers = []
  for (const server of servers) answers.push(await whole(server))
  const [embedded, postgres] = answers
  expect(embedded?.owed).toMatchObject([{ series: RETAIL, period: '2020-06' }])
  expect(embedded?.told).toMatchObject([[true, [{ series: RETAIL }], 'test-2']])
  expect(embedded?.noted).toBeLessThan(300)
  expect(JSON.stringify(embedded?.sheets)).toContain(RETAIL.split('@')[0])
  expect(postgres).toEqual(embedded)
})
