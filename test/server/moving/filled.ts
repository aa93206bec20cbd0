import { expect } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { realHistory } from '#server/demo/real/realHistory.ts'
import { cell, deskOf, person, type Who } from '#test/server/drafts/desk.ts'
import { beginRecord, bringFile } from '#test/server/ledgers/bring.ts'
import { RETAIL } from '#test/server/releases/builders.ts'
import { call } from '#test/support/api.ts'
import type { TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR4nGNgwAQAABUAAWoQ2yQAAAAASUVORK5CYII=',
  'base64',
)
const RELEASES = 300

/** More than two parts of a file in a table, and not a whole number of them. */
export const SCAN = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(600_001, '扫描件')])

/** The real releases of the demonstration, and what people bring: a draft that waits, a record with evidence, a picture, a report. */
export async function fill(server: TestServer): Promise<{ readonly scan: string; readonly keeper: Who }> {
  await server.releases.importHistory(realHistory(loadCatalogue()).slice(0, RELEASES))
  await twoEyes(server)
  const keeper = await person(server, '项目科', 'filer', 'bureau.projects')
  const meeting = { kind: 'two-meeting', chair: 'secretary', heldOn: '2026-11-20' }
  const record = await beginRecord(server, keeper, 'leader-meeting', meeting)
  const place = `leader-meeting/records/${record}`
  const { body } = await bringFile(server, keeper, place, '纪要 扫描.pdf', SCAN)
  expect(body).toMatchObject({ bytes: SCAN.length })
  const { id } = body as { id: string }
  const admin = await person(server, '大屏管理', 'admin')
  const picture = await fetch(`${server.url}/api/v1/wall/pictures`, {
    ...{ method: 'POST', body: new Uint8Array(PNG) },
    headers: {
      ...{ 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' },
      ...{ 'x-file-name': 'a.png', cookie: admin.cookie ?? '' },
    },
  })
  expect(picture.status).toBe(201)
  const clerk = await person(server, '填报', 'filer', 'bureau.stats-general')
  await deskOf(server).begin(clerk, [cell(RETAIL, '3.9', { note: '观澜 🌊 “引号” \\ \n 换行' })])
  const report = { template: 'half-year', period: '2020-H1' }
  const made = await call(server.url, 'POST /api/v1/reports', { ...clerk, body: report })
  expect(made, made.text).toMatchObject({ status: 201 })
  return { scan: `/api/v1/ledgers/${place}/files/${id}`, keeper }
}
