import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ImportCell, ImportDetail, ImportRows, ImportSheet } from '#shared/contract/imports.ts'
import type { Mapping } from '#shared/tables/mapping.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { changeSheet, draftOf, figuresOf, uploadTo } from '#test/support/imports.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Tables that were published, as they were transcribed; no importer was asked what it would like. */
const DATA = join(import.meta.dirname, '..', '..', '..', 'server', 'demo', 'data')

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-11-23T02:00:00.000Z') })
  token = await server.token('filer')
}, 60_000)
afterAll(() => server.stop())

async function brought(name: string) {
  const file = await readFile(join(DATA, name))
  const { detail } = await uploadTo(server.url, token, file, name)
  const lines = file.toString('utf8').trim().split('\n')
  const [sheet] = detail.sheets
  if (!sheet) throw new Error('the file has no sheet')
  return { detail, sheet, lines: lines.map((line) => line.split(',')) }
}

async function cellsOf(
  { id }: ImportDetail,
  { n, rows }: ImportSheet,
): Promise<readonly (readonly ImportCell[])[]> {
  const pages = []
  for (let page = 0; page * 200 < rows; page++) {
    const answer = await call(server.url, `GET /api/v1/imports/${id}/sheets/${n}/pages/${page}`, { token })
    pages.push(...(answer.body as ImportRows).rows)
  }
  return pages
}

/** Leaves out the rows in which something is wrong, as somebody would who has looked at them. */
const withoutErrors = ({ mapping, problems }: ImportSheet): Mapping => {
  const wrong = problems.flatMap(({ severity, cell }) =>
    severity === 'error' && cell ? [Number(cell.replace(/\D/g, '')) - 1] : [],
  )
  const skipped = [...mapping.skipped, ...wrong.map((row) => ({ row, reason: 'by-hand' as const }))]
  return { ...mapping, skipped: skipped.sort((a, b) => a.row - b.row) }
}

const REGIONAL: Readonly<Record<string, string>> = {
  GDP: 'economy.gdp.level',
  RETAIL: 'economy.retail-sales.level',
  FAI: 'economy.fixed-asset-investment.level',
  POP: 'economy.population.level',
}

test('figures of sixteen areas, years, months and quarters in one list: each is of its area and its indicator', async () => {
  const { detail, sheet, lines } = await brought('zhengzhou_regional_indicators.csv')
  const cells = await cellsOf(detail, sheet)
  let compared = 0
  lines.forEach(([region = '', , caliber, , , code = ''], row) => {
    const cell = cells[row]?.[7]
    const indicator = REGIONAL[code]
    if (cell?.fate !== 'taken' || !indicator) return
    const subject = caliber === '民政口径' ? `${region}~civil` : region
    expect(cell.series, `row ${row + 1}`).toBe(`${indicator}@${subject}`)
    expect(cell.value, `row ${row + 1}`).toBe(Number(cell.text))
    compared++
  })
  expect(compared).toBeGreaterThan(80)
  expect(sheet.counts.taken).toBeGreaterThan(220)

  const mended = await changeSheet(server.url, token, detail, { ...sheet, mapping: withoutErrors(sheet) })
  expect(mended.obstacles).toEqual([])
  const draft = await draftOf(server.url, token, mended)
  expect(figuresOf(draft)).toMatchObject({
    'economy.gdp.level@410104 2012-Q4': 262.3,
    'economy.retail-sales.level@410104 2021-12': 555.5,
  })
})

const NATIONAL: Readonly<Record<string, string>> = {
  CN_CPI_YOY: 'economy.cpi.growth',
  CN_IVA_YOY: 'economy.industry-value-added-month.growth',
}

test('twelve hundred national figures: the area is said once, doubts are answered once, and one draft comes of it', async () => {
  const { detail, sheet, lines } = await brought('national_monthly.csv')
  expect(sheet.questions.every(({ code }) => code === 'indicator')).toBe(true)
  const mapping = withoutErrors(sheet)
  const questions = Object.fromEntries(sheet.questions.map(({ key }) => [key, 'skip']))
  const settled = await changeSheet(server.url, token, detail, {
    ...sheet,
    mapping: {
      ...mapping,
      defaults: { ...mapping.defaults, subject: '100000' },
      answers: { ...mapping.answers, questions },
    },
  })
  expect(settled.obstacles).toEqual([])
  const figures = figuresOf(await draftOf(server.url, token, settled))
  const stated = lines.filter(([code = '', , , type]) => NATIONAL[code] && type === 'month')
  for (const [code = '', , period = '', , value] of stated)
    expect(figures[`${NATIONAL[code]}@100000 ${period}`], `${code} ${period}`).toBe(Number(value))
  expect(stated.length).toBeGreaterThan(100)
  expect(Object.keys(figures).length).toBeGreaterThan(900)
})
