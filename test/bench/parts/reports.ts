import type { Report } from '#shared/contract/reports.ts'
import type { Bench } from '#test/bench/bench.ts'
import { bodySize } from '#test/bench/page/faces.ts'
import { median } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import type { Ours } from '#test/bench/target/ours.ts'
import { withOthers } from '#test/bench/withOthers.ts'
import { call } from '#test/support/api.ts'

const KB = 1_000
const ROUNDS = 3
const PICTURES = 12
const MORE = '{{#picture trend projects.key.invested-ytd}}区级重点项目累计完成投资{{/picture}}'
const FORMS = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['html', 'page for the browser to print'],
  ['xlsx', 'Excel'],
] as const

/** The half-year report of the demonstration with twelve pictures: made, and taken away in every form. */
export async function reports({ ours }: Bench): Promise<Section> {
  const writer = await ours.filer('reports')
  const rows: Row[] = []
  const row = (label: string, cell: number | string): void => void rows.push({ label, cells: { ours: cell } })
  const made = await timed(ours, () => createReport(ours, writer))
  row('half-year report made and kept, median, ms', median(made.took))
  row('longest wait of another request, median, ms', median(made.waits))
  const report = await withPictures(ours, writer, made.last)
  row('figures in it', report.document.figures.length)
  row('pictures in it', picturesIn(report))
  for (const [form, name] of FORMS) {
    if (form === 'pdf' && !report.prints) {
      row(name, 'no Chromium')
      continue
    }
    const address = `${ours.server.url}/api/v1/reports/${report.id}/files/${form}`
    const files = await timed(ours, () =>
      bodySize(address, 'identity', { authorization: `Bearer ${writer}` }),
    )
    row(`${name}, median, ms`, median(files.took))
    row(`${name}, KB`, files.last / KB)
    row(`${name}, longest wait of another request, median, ms`, median(files.waits))
  }
  return { title: '(r) a report with its pictures', rows }
}

async function timed<T>(ours: Ours, work: () => Promise<T>) {
  const took: number[] = []
  const waits: number[] = []
  for (;;) {
    const began = performance.now()
    const [last, wait] = await withOthers(ours, work)
    took.push(performance.now() - began)
    waits.push(wait)
    if (took.length === ROUNDS) return { took, waits, last }
  }
}

const picturesIn = ({ document }: Report): number =>
  document.blocks.filter(({ type }) => type === 'picture').length

const createReport = (ours: Ours, token: string): Promise<Report> =>
  asked(ours, 'POST /api/v1/reports', token, { template: 'half-year', period: '2020-H1' })

/** The template brings some pictures; so many more that there are twelve. */
function withPictures(ours: Ours, token: string, report: Report): Promise<Report> {
  const more = Array.from({ length: Math.max(0, PICTURES - picturesIn(report)) }, () => `\n\n${MORE}`)
  return asked(ours, `PATCH /api/v1/reports/${report.id}`, token, {
    version: report.version,
    text: `${report.text}${more.join('')}\n`,
  })
}

async function asked(ours: Ours, what: string, token: string, body: unknown): Promise<Report> {
  const { status, body: answer } = await call(ours.server.url, what, { token, body })
  if (status >= 300) throw new Error(`${what}: ${JSON.stringify(answer)}`)
  return answer as Report
}
