import { expect } from 'vitest'
import { openStore } from '#server/store/openStore.ts'
import { sql } from 'kysely'
import type { Canary, Received } from '#test/server/drafts/canary/canaries.ts'
import { cell, deskOf, person, type Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import type { FakeClock } from '#test/support/fakeClock.ts'
import type { TestServer } from '#test/support/server.ts'
import { RecordActed } from '#shared/contract/ledgers.ts'
import { ImportDetail, ImportedDraft } from '#shared/contract/imports.ts'
import { Report } from '#shared/contract/reports.ts'
import type { Draft } from '#shared/contract/drafts.ts'

export const LEVEL = 'economy.retail-sales.level@410104'
const EMBARGO = '2020-09-15T03:00:00.000Z'

export interface Filed {
  readonly reviewer: Who
  /** Approves, releases, and lets the embargo pass. */
  readonly releaseAll: (clock: FakeClock) => Promise<void>
  /** Every row of every table in which a draft has no business. */
  readonly otherTables: () => Promise<readonly Received[]>
}

/** Files a draft in every state there is, each with a value and words of its own in all places that take words. */
export async function fileDrafts(
  server: TestServer,
  birds: Readonly<Record<string, Canary>>,
): Promise<Filed> {
  const desk = deskOf(server)
  const filer = await person(server, '王填报', 'filer', 'bureau.stats-general')
  const reviewer = await person(server, '李审核', 'reviewer')
  const bird = (name: string): Canary => {
    const found = birds[name]
    if (!found) throw new Error(`no canary ${name}`)
    return found
  }

  async function begun(name: string, period: string): Promise<Draft> {
    const { value, word } = bird(name)
    const source = { publisher: `${word}局`, title: `关于${word}`, date: '2020-09-01' }
    const draft = await desk.begin(filer, [cell(LEVEL, value, { period, note: `注${word}` })], {
      head: { title: `标题${word}`, reason: `因${word}`, source },
    })
    bird(name).id = draft.id
    return draft
  }
  const submitted = async (name: string, period: string) =>
    desk.done(filer, await begun(name, period), 'submit')
  async function upload(name: string): Promise<ImportDetail> {
    const { value, word } = bird(name)
    const response = await fetch(`${server.url}/api/v1/imports`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(`${word}.csv`),
        'sec-fetch-site': 'same-origin',
        cookie: filer.cookie ?? '',
      },
      body: `指标,计量单位,2020年1-6月\n社会消费品零售总额,亿元,${value}\n${word},,\n`,
    })
    expect(response.status).toBe(201)
    return ImportDetail.parse(await response.json())
  }

  /** Something that is done to a ledger, and waits for a reviewer. */
  async function recorded(name: string, who: Who, entity: string, body: object): Promise<Draft> {
    const path = `POST /api/v1/ledgers/${entity}/records` as const
    const answer = await call(server.url, path, { ...who, body })
    bird(name).id = RecordActed.parse(answer.body).draft ?? ''
    expect(bird(name).id, answer.text).not.toBe('')
    return desk.read(who, bird(name).id)
  }

  /** A report whose words are its own; its id is as secret as a draft's. */
  async function written(name: string): Promise<Report> {
    const { value, word } = bird(name)
    const asked = { template: 'bulletin', period: '2020-08' }
    const made = Report.parse(
      (await call(server.url, 'POST /api/v1/reports', { ...filer, body: asked })).body,
    )
    const text = `# 快报${word}\n\n预计${value}亿元，{{economy.retail-sales.level | 亿元}}`
    const body = { version: made.version, text }
    bird(name).id = made.id
    return Report.parse((await call(server.url, `PATCH /api/v1/reports/${made.id}`, { ...filer, body })).body)
  }

  const due = { profession: 'industry', cycle: 'monthly', period: '2020-08', dueOn: '2020-10-08' }
  const told = await recorded('recorded', filer, 'statutory-return', {
    event: 'return.due',
    fields: { ...due, name: `报表${bird('recorded').word}` },
    reason: `因${bird('recorded').word}`,
  })
  const office = await person(server, '郑填报', 'filer', 'bureau.office')
  const { value, word } = bird('closed')
  const closed = await recorded('closed', office, 'major-decision', {
    event: 'decision.proposed',
    fields: { kind: 'payment', title: `议题${word}`, amount: Number(value) },
    reason: `因${word}`,
  })
  await begun('plain', '2020-03')
  const forReview = await submitted('submitted', '2020-04')
  await desk.done(reviewer, await submitted('returned', '2020-05'), 'return', {
    remark: `请核${bird('returned').word}`,
  })
  const approved = await desk.done(reviewer, await submitted('approved', '2020-02'), 'approve', {
    then: 'hold',
    remark: `可${bird('approved').word}`,
  })
  await desk.done(reviewer, await submitted('scheduled', '2020-07'), 'approve', { then: { at: EMBARGO } })
  await desk.done(filer, await begun('discarded', '2019-11'), 'discard')
  const { id, version } = await upload('imported')
  const made = await call(server.url, `POST /api/v1/imports/${id}/draft`, { ...filer, body: { version } })
  expect(made.text).toMatch(/^..draft/)
  bird('imported').id = ImportedDraft.parse(made.body).draft ?? ''
  await desk.done(filer, await desk.read(filer, bird('imported').id), 'submit')
  bird('uploaded').id = (await upload('uploaded')).id
  await written('report')
  const paper = await written('paper')
  const submittedPaper = { ...filer, body: { version: paper.version } }
  const handed = await call(server.url, `POST /api/v1/reports/${paper.id}/submit`, submittedPaper)
  expect(Report.parse(handed.body).state).toBe('submitted')

  return {
    reviewer,
    releaseAll: async (clock) => {
      await desk.done(reviewer, forReview, 'approve', { then: 'release' })
      await desk.done(reviewer, approved, 'release')
      for (const draft of [told, closed]) await desk.done(reviewer, draft, 'approve', { then: 'release' })
      clock.advance(Date.parse(EMBARGO) - clock.now())
    },
    otherTables: () => otherTables(server.dataDir),
  }
}

async function otherTables(dataDir: string): Promise<readonly Received[]> {
  const store = await openStore({ dataDir, databaseUrl: '', exclusive: false })
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    store.read,
  )
  const others = tables.rows.map(({ name }) => name).filter((name) => !/^(draft|import|report)/.test(name))
  expect(others.length).toBeGreaterThan(10)
  const received: Received[] = []
  for (const name of others) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(store.read)
    received.push({ who: 'store', what: name, text: JSON.stringify(rows) })
  }
  await store.close()
  return received
}
