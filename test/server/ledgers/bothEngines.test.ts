import { expect, test } from 'vitest'
import { Duties } from '#shared/contract/duties.ts'
import {
  DueRecords,
  LedgerRoll,
  RecordActed,
  RecordDetail,
  RecordFile,
  RecordList,
} from '#shared/contract/ledgers.ts'
import { person } from '#test/server/drafts/desk.ts'
import { serverOnEach } from '#test/server/serverOnEach.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import type { TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const UNIT = 'district.project-units'
const LEDGER = '/api/v1/ledgers/rectification-item'
const clock = fakeClock('2026-11-23T02:00:00.000Z')
const servers = serverOnEach(clock)

/** A problem from its entry to its solution, with what people say and bring on the way, and all that is read of it. */
async function whole(server: TestServer) {
  await twoEyes(server)
  const keeper = await person(server, '项目科', 'filer', 'bureau.projects')
  const unit = await person(server, '建设单位', 'filer', UNIT)
  const ask = async (path: string, body?: object, who = keeper) =>
    (await call(server.url, `${body ? 'POST' : 'GET'} ${path}`, { ...who, body })).body
  const fields = {
    ...{ problem: '隧道渗水', stage: 'construction', level: 'unit', dueOn: '2026-11-25' },
    ...{ responsibleUnit: UNIT, responsiblePerson: '王某某', raisedOn: '2026-11-02' },
  }
  const begun = RecordActed.parse(await ask(`${LEDGER}/records`, { event: 'issue.opened', fields }))
  const record = `${LEDGER}/records/${begun.id ?? ''}`
  await ask(`${record}/events`, { event: 'issue.started', basedOn: 1 }, unit)
  await ask(`${record}/comments`, { text: '周五到场' }, unit)
  await ask(`${record}/reminders`, { remark: '请办结' })
  const response = await fetch(`${server.url}${record}/files`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf' },
      ...{ 'sec-fetch-site': 'same-origin', cookie: keeper.cookie ?? '' },
    },
    body: '%PDF-1.7',
  })
  const { sha256 } = RecordFile.parse(await response.json())
  const { comments, files, ...detail } = RecordDetail.parse(await ask(record))
  const { reminders } = Duties.parse(await ask('/api/v1/duties', undefined, unit))
  return {
    ...{ begun, detail, sha256 },
    said: comments.map(({ at, by, text }) => [at, by, text]),
    brought: files.map(({ name, bytes, type }) => [name, bytes, type]),
    reminded: reminders.map(({ by, records }) => [by, records]),
    list: RecordList.parse(await ask(`${LEDGER}/records?group=state&q=渗水`)),
    due: DueRecords.parse(await ask('/api/v1/ledgers/due')),
    counts: LedgerRoll.parse(await ask('/api/v1/ledgers')).ledgers.map(({ code, counts }) => [code, counts]),
  }
}

test('what people do with records is the same on both engines', { timeout: 60_000 }, async () => {
  const answers = []
  for (const server of servers) answers.push(await whole(server))
  expect(answers[0]).toMatchObject({
    ...{ said: [[expect.any(String), '建设单位', '周五到场']], brought: [['a.pdf', 8, 'application/pdf']] },
    ...{ list: { total: 1 }, due: { total: 1 }, reminded: [['项目科', [{ title: '隧道渗水' }]]] },
  })
  expect(answers[1]).toEqual(answers[0])
})
