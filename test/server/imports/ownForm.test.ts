import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeClock } from '#test/support/fakeClock.ts'
import { filledForm, type Filled } from '#test/support/filledForm.ts'
import { changeSheet, draftOf, uploadTo } from '#test/support/imports.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const clock = fakeClock('2026-11-23T02:00:00.000Z')
let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' }, clock })
  token = await server.token('filer')
}, 60_000)
afterAll(() => server.stop())

const REVENUE = 'economy.industry-revenue.level'
const GROWTH = 'economy.industry-revenue.growth'
const PROFIT = 'economy.industry-profit.level'
const FAI = 'economy.fixed-asset-investment.growth'

/** The form of October as a person sends it back. */
async function filledIn(filled: Filled): Promise<Uint8Array> {
  const path = '/api/v1/forms/economy?period=2026-10&subject=410104'
  const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })
  return filledForm(new Uint8Array(await answer.arrayBuffer()), filled)
}

async function upload(file: Uint8Array) {
  const { status, detail } = await uploadTo(server.url, token, file, '填报表.xlsx')
  expect(status).toBe(201)
  return detail
}

describe('a form of ours that comes back filled in', () => {
  test('maps itself: only what was filled in is taken, with unit, reasons and note', async () => {
    const found = await upload(
      await filledIn({
        [REVENUE]: { value: 2_901_500, unit: '万元', note: '快报数' },
        [GROWTH]: { value: '８.１％' },
        [PROFIT]: { missing: '上级未反馈' },
        [FAI]: { value: 4.5, reason: '省局反馈' },
      }),
    )
    expect(found.sheets.map(({ knownBy }) => knownBy)).toEqual(['codes'])
    expect(found.counts).toMatchObject({ taken: 4, doubtful: 0, wrong: 0 })
    expect(found.obstacles).toEqual([])

    const draft = await draftOf(server.url, token, found)
    const cells = new Map(draft.cells.map((cell) => [cell.series.split('@')[0], cell]))
    expect(cells.size).toBe(4)
    expect(cells.get(REVENUE)).toMatchObject({ text: '290.15', note: '快报数', period: '2026-10' })
    expect(cells.get(GROWTH)).toMatchObject({ text: '8.1' })
    expect(cells.get(PROFIT)).toMatchObject({ text: '—', missing: 'not-returned' })
    expect(cells.get(FAI)).toMatchObject({ text: '4.5', reason: '省局反馈' })
  })

  test('keeps what stands beside the values when a doubt has been answered', async () => {
    const file = await filledIn({
      [REVENUE]: { value: 2_901_500, note: '快报数' },
      [PROFIT]: { missing: '上级未反馈' },
    })
    const asked = await upload(file)
    const [sheet] = asked.sheets
    const question = sheet?.questions[0]
    if (!sheet || !question) throw new Error('nothing was asked')
    const { mapping } = sheet
    const questions = { [question.key]: 'CNY-10K' }
    const answered = { ...sheet, mapping: { ...mapping, answers: { ...mapping.answers, questions } } }
    const { cells } = await draftOf(server.url, token, await changeSheet(server.url, token, asked, answered))
    expect(cells).toMatchObject([
      { missing: 'not-returned' },
      {
        text: '290.15',
        note: '快报数',
        answers: [{ code: 'unit-jump', value: 290.15, text: '2901500 万元' }],
      },
    ])
  })

  test('asks for the unit where a value is ten thousand times off', async () => {
    const found = await upload(await filledIn({ [REVENUE]: { value: 2_901_500 } }))
    expect(found.counts).toMatchObject({ doubtful: 1 })
    expect(found.sheets[0]?.questions).toMatchObject([{ code: 'unit-jump', proposed: 'CNY-10K' }])
  })

  test('is refused where a row has both a value and a reason why there is none, or a reason of its own', async () => {
    const found = await upload(
      await filledIn({
        [GROWTH]: { value: 8.1, missing: '未采集' },
        [PROFIT]: { missing: '忘了' },
      }),
    )
    const problems = found.sheets[0]?.problems.map(({ code, severity }) => [code, severity])
    expect(problems).toEqual([
      ['value-and-missing', 'error'],
      ['unknown-missing', 'error'],
    ])
    expect(found.obstacles).toContain('wrong')
  })

  test('with nothing filled in it says that there is nothing to take', async () => {
    const found = await upload(await filledIn({}))
    expect(found.counts.taken).toBe(0)
    expect(found.obstacles).toContain('nothing-taken')
  })
})
