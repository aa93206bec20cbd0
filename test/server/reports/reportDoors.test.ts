import { afterAll, beforeAll, expect, it } from 'vitest'
import { Report, ReportList, ReportPreview, ReportTemplates } from '#shared/contract/reports.ts'
import { ROLES } from '#shared/contract/roles.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { CITY_DESK, oneFigure } from '#test/server/releases/builders.ts'
import { call, enter } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let filer: Who
let report: Report
const TEXT = '# 小结\n\n社会消费品零售总额{{economy.retail-sales.growth | growth}}。'
const MAY = { period: '2020-05', kind: 'month', text: TEXT }

const ask = (who: Who, route: string, body?: unknown) => {
  const [method, path] = route.split(' ')
  return call(server.url, `${method} /api/v1/reports${path}`, { ...who, body })
}

beforeAll(async () => {
  server = await startTestServer()
  await server.releases.publish(CITY_DESK, oneFigure(3.1), undefined)
  filer = await person(server, '填报员甲', 'filer', 'bureau.stats-general')
  const answer = await ask(filer, 'POST ', { template: 'month', period: '2020-05', cutoff: '2020-06-15' })
  expect(answer.status, answer.text).toBe(201)
  report = Report.parse(answer.body)
})
afterAll(() => server.stop())

it('whoever signs in by name may ask for reports; screens and strangers may not', async () => {
  expect(await ask({}, 'GET ')).toMatchObject({ status: 401 })
  expect(await ask({ cookie: await enter(server.wallLink) }, 'GET ')).toMatchObject({ status: 403 })
  for (const role of ROLES) {
    const answer = await ask({ token: await server.token(role) }, 'GET ')
    expect(answer.status).toBe(200)
    const { reports } = ReportList.parse(answer.body)
    expect(reports.map(({ id }) => id)).toEqual(role === 'filer' ? [report.id] : [])
  }
})

it('is written by the desk, previewed by the administrator too, and templates are for admin and reviewers', async () => {
  const [viewer, admin] = [{ token: await server.token('viewer') }, { token: await server.token('admin') }]
  expect(await ask(viewer, 'POST /preview', MAY)).toMatchObject({ status: 403 })
  expect(await ask(admin, 'POST ', { template: 'month', period: '2020-05' })).toMatchObject({ status: 403 })
  const preview = ReportPreview.parse((await ask(admin, 'POST /preview', MAY)).body)
  expect(preview.document?.figures).toMatchObject([{ value: 3.1 }])
  expect(await ask(viewer, 'GET /templates')).toMatchObject({ status: 403 })
  const { templates } = ReportTemplates.parse((await ask(filer, 'GET /templates')).body)
  expect(templates.map(({ code }) => code)).toEqual(['half-year', 'month', 'week', 'bulletin'])
  const change = { version: 0, kind: 'month', zh: '月报', en: 'Month', text: TEXT, reason: '改' }
  expect(await ask(filer, 'PUT /templates/month', change)).toMatchObject({ status: 403 })
  expect(await ask(admin, 'PUT /templates/month', change)).toMatchObject({ status: 200 })
  expect(await ask(filer, 'GET /templates/none/history')).toMatchObject({ status: 404 })
})

it('goes out as Word, Excel and a page; what is not there cannot be told from what is not for one', async () => {
  const file = async (form: string, who: Who = filer) => {
    const answer = await ask(who, `GET /${report.id}/files/${form}`)
    return [answer.status, answer.headers.get('content-type'), answer.text.slice(0, 2)]
  }
  const office = 'application/vnd.openxmlformats-officedocument'
  expect(await file('docx')).toEqual([200, `${office}.wordprocessingml.document`, 'PK'])
  expect(await file('xlsx')).toEqual([200, `${office}.spreadsheetml.sheet`, 'PK'])
  expect(await file('html')).toEqual([200, 'text/html; charset=utf-8', '<!'])
  expect((await file('odt'))[0]).toBe(422)
  const viewer = { token: await server.token('viewer') }
  expect((await file('docx', viewer))[0]).toBe(404)
  expect(await ask(viewer, `GET /${report.id}`)).toMatchObject({ status: 404 })
  expect(await ask(viewer, 'GET /none')).toMatchObject({ status: 404 })
})
