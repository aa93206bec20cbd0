import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FORM_COLUMNS, FORM_SHEET, readFormMark } from '#shared/filing/formMarks.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const AT = '/api/v1/forms/economy?period=2026-10&subject=410104'
const clock = fakeClock('2026-11-23T02:00:00.000Z')
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' }, clock })
}, 60_000)
afterAll(() => server.stop())

async function form(token: string, path = AT) {
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })
  expect(response.status).toBe(200)
  const disposition = response.headers.get('content-disposition') ?? ''
  return {
    disposition,
    book: await readXlsx(new Uint8Array(await response.arrayBuffer()), { readStyles: true }),
  }
}

describe('the Excel form of a topic', () => {
  test('says in a hidden sheet what it is for and in a hidden row what each column is', async () => {
    const { book, disposition } = await form(await server.token('filer'))
    const [sheet, sign] = book.sheets
    expect(decodeURIComponent(disposition)).toContain('填报表_经济运行_管城区_2026年1—10月.xlsx')
    expect(sign).toMatchObject({ name: FORM_SHEET })
    expect(sign?.veryHidden ?? sign?.hidden).toBe(true)
    expect(readFormMark(String(sign?.rows[0]?.[0]))).toEqual({
      ...{ form: 1, domain: 'economy', period: '2026-10', subject: '410104' },
    })
    expect(sheet?.rows[3]).toEqual([...FORM_COLUMNS])
    expect(sheet?.rows[2]).toEqual(
      expect.arrayContaining(['指标', '单位', '上年同期', '上期', '本期', '无数原因']),
    )
  })

  test('locks codes and old values, opens the cells to fill in, and offers units and reasons', async () => {
    const { book } = await form(await server.token('filer'))
    const [sheet] = book.sheets
    const at = sheet?.rows.findIndex((row) => row[2] === '亿元') ?? -1
    expect(at).toBeGreaterThan(3)
    const look = (column: string) =>
      sheet?.cells?.get(`${at},${FORM_COLUMNS.indexOf(column as never)}`)?.style?.protection?.locked
    expect(sheet?.protection?.sheet).toBe(true)
    expect(look('value')).toBe(false)
    expect(look('code') ?? true).toBe(true)
    expect(look('previous') ?? true).toBe(true)
    const offered = sheet?.dataValidations?.map(({ range, values, formula1 }) => [range, values ?? formula1])
    expect(JSON.stringify(offered)).toContain('亿元')
    expect(JSON.stringify(offered)).toContain('万元')
    expect(JSON.stringify(offered)).toContain('上级未反馈')
  })

  test('stands beside what is public: last year, the period before, and what was published already', async () => {
    const { book } = await form(await server.token('filer'))
    const rows = book.sheets[0]?.rows.filter(([code]) => String(code).includes('.') && code !== '.') ?? []
    const growth = rows.find(([code]) => code === 'economy.retail-sales.growth')
    expect(growth?.slice(3, 5).every((value) => typeof value === 'number')).toBe(true)
    const at = book.sheets[0]?.rows.findIndex(([code]) => code === 'economy.retail-sales.growth') ?? -1
    expect(book.sheets[0]?.cells?.get(`${at},4`)?.style?.numFmt).toContain('演示')
  })

  test('holds the lines of the filer’s office alone, a reviewer’s all, and nothing that is worked out', async () => {
    const codes = async (token: string) =>
      (await form(token)).book.sheets[0]?.rows.slice(4).flatMap(([code]) => (code ? [String(code)] : [])) ??
      []
    const own = await codes(await server.token('filer'))
    const all = await codes(await server.token('reviewer'))
    expect(own.length).toBeGreaterThan(0)
    expect(all.length).toBeGreaterThan(own.length)
    expect(all).toEqual(expect.arrayContaining(own))
    expect(all).not.toContain('economy.headline.improving-share')
  })

  test('is refused with a reason where there is nothing to fill in, and to those who file nothing', async () => {
    const filer = await server.token('filer')
    const empty = await call(server.url, 'GET /api/v1/forms/grain?period=2026-10&subject=410104', {
      token: filer,
    })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('/period')
    const nowhere = await call(server.url, 'GET /api/v1/forms/economy?period=2026-10&subject=999', {
      token: filer,
    })
    expect(nowhere.status).toBe(422)
    const viewer = await call(server.url, `GET ${AT}`, { token: await server.token('viewer') })
    expect(viewer.status).toBe(403)
  })
})
