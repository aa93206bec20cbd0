import { createHash } from 'node:crypto'
import { indicatorId, subjectDimensions, timePeriod } from '#server/exports/sdmxCodes.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import type { Board } from '#shared/board.ts'
import { observationAt } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { readEntry } from '#shared/checks/readEntry.ts'
import { periodLabel } from '#shared/period.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { subjectOf, type SeriesKey } from '#shared/series.ts'
import { formatNumber } from '#shared/wording/index.ts'
import { typedFigures, type TypedFigure } from '#test/server/roundTrip/typedFigures.ts'
import { call } from '#test/support/api.ts'
import { readTable } from '#test/support/csv.ts'
import { Follower } from '#test/support/follower.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

/*
 * Run as a process of its own, so that it has a time zone of its own: figures typed into a form, published, and read
 * back from the socket, the API and the export. Prints what differed and a digest of everything read.
 */
const [count = '10000', seed = '1'] = process.argv.slice(2)
const PER_RELEASE = 1000
const catalogue = loadCatalogue()
const figures = typedFigures(catalogue, Number(count), Number(seed))
const started = await startTestServer({ env: { LOG_LEVEL: 'silent' } })
try {
  process.stdout.write(JSON.stringify(await journey(started, catalogue, figures)))
} finally {
  await started.stop()
}

async function journey(server: TestServer, known: Catalogue, typed: readonly TypedFigure[]) {
  const { url } = server
  const follower = new Follower(url, await server.token('viewer'))
  await follower.start()
  await publish(url, await server.token('publisher'), known, typed)
  const reader = await server.token('viewer')
  await until(() => follower.board.seq >= Math.ceil(typed.length / PER_RELEASE))
  const answered = await answers(url, reader, new Set(typed.map(({ series }) => series)))
  const exported = await exports(url, reader)
  const wrong: string[] = []
  const digest = createHash('sha256')
  for (const figure of typed) {
    const read = readings(figure, follower.board, answered, exported, known)
    const line = `${figure.series} ${figure.period} ${JSON.stringify(read)}`
    digest.update(`${line} ${shown(figure, known)}\n`)
    if (Object.values(read).some((value) => !Object.is(value, figure.value)))
      wrong.push(`${line} typed ${figure.text}`)
  }
  follower.close()
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return {
    zone,
    checked: typed.length,
    wrong: wrong.slice(0, 5),
    snapshots: follower.snapshots,
    digest: digest.digest('hex'),
  }
}

/** What the form makes of the texts, sent as the page sends it. */
async function publish(
  url: string,
  token: string,
  known: Catalogue,
  typed: readonly TypedFigure[],
): Promise<void> {
  for (let from = 0; from < typed.length; from += PER_RELEASE) {
    const observations = typed
      .slice(from, from + PER_RELEASE)
      .map(({ series, period, text, indicator, missing }) => {
        const parsed = readEntry({ text }, indicator, known)
        if (parsed.kind === 'value') return { series, period, value: parsed.value }
        // Brackets are asked about; whoever typed them here meant what bookkeepers mean.
        if (parsed.kind === 'ambiguous') return { series, period, value: parsed.negative.value }
        if (parsed.kind === 'mark') return { series, period, value: null, status: 'missing', missing }
        throw new Error(`the form cannot read ${JSON.stringify(text)}: ${JSON.stringify(parsed)}`)
      })
    const answer = await call(url, 'POST /api/v1/releases', { token, body: { observations } })
    if (answer.status !== 201) throw new Error(answer.text.slice(0, 500))
  }
}

type Values = ReadonlyMap<string, number | null>

/** Everything that `GET /series/{key}/observations` says. */
async function answers(url: string, token: string, keys: ReadonlySet<SeriesKey>): Promise<Values> {
  const values = new Map<string, number | null>()
  for (const key of keys) {
    const { body } = await call(url, `GET /api/v1/series/${encodeURIComponent(key)}/observations`, { token })
    const { observations } = body as { observations: readonly { period: string; value: number | null }[] }
    for (const { period, value } of observations) values.set(`${key} ${period}`, value)
  }
  return values
}

/** Everything that the SDMX-CSV export of all series says. */
async function exports(url: string, token: string): Promise<Values> {
  const { text, status } = await call(url, 'GET /api/v1/export?format=sdmx-csv', { token })
  if (status !== 200) throw new Error(text.slice(0, 500))
  return new Map(
    readTable(text).map((row) => [
      [row['INDICATOR'], row['REF_AREA'], row['SCOPE'], row['TIME_PERIOD']].join(),
      row['OBS_VALUE'] === '' ? null : Number(row['OBS_VALUE']),
    ]),
  )
}

function readings(
  { series, period, indicator }: TypedFigure,
  board: Board,
  answered: Values,
  exported: Values,
  known: Catalogue,
) {
  const { area, scope } = subjectDimensions(subjectOf(series), known)
  return {
    socket: observationAt(board, series, period)?.value,
    api: answered.get(`${series} ${period}`),
    export: exported.get([indicatorId(indicator.code), area, scope, timePeriod(period)].join()),
  }
}

/** The figure as a screen writes it; the form must read that text as the same number, rounded once. */
function shown({ value, indicator, period, series }: TypedFigure, known: Catalogue): string {
  const label = periodLabel(period, { basis: indicator.basis })
  if (value === null) return label
  const { decimals } = indicator
  const text = formatNumber(value, { decimals, signed: true })
  const parsed = readEntry({ text }, indicator, known)
  if (parsed.kind !== 'value' || parsed.value !== roundHalfUp(value, decimals))
    throw new Error(
      `${series} ${period}: ${value} was shown as ${text} and read as ${JSON.stringify(parsed)}`,
    )
  return `${label} ${text}`
}

async function until(condition: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end;) {
    if (condition()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('the socket did not bring everything within a minute')
}
