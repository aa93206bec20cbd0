import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '#test/support/boardFixture.ts'
import { exportedFigures, fetchExport, type ExportFormat } from '#test/support/exports.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { decimalText } from '#server/exports/decimalText.ts'
import { addPeriods, asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

const SEED = 20201123
const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']
const FORMATS: readonly ExportFormat[] = ['csv', 'sdmx-csv', 'xlsx']

/** Mulberry32: the same figures in every run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const random = chance(SEED)
/** Figures as filed, arithmetic's leftovers, the very small and the very large. */
const SHAPES: readonly (() => number)[] = [
  () => Math.round(random() * 1e6) / 10,
  () => -Math.round(random() * 1e5) / 100,
  () => Math.round(random() * 1e9),
  () => random() * 1e4,
  () => random() * 1e-9,
  () => random() * 1e24,
  () => 0.1 + random() / 10,
  () => 0,
]

const MONTHLY = catalogue.indicators.filter(
  ({ rule, feed }) =>
    catalogue.rule(rule).periodKind === 'month' && catalogue.rule(rule).january && feed !== 'formula',
)
const SUBJECTS = ['410104', '410100', '410104~civil', 'ZZ-ZD']
const months = Array.from({ length: 125 }, (_, i) => addPeriods(asPeriod('2010-01'), i))
const series = MONTHLY.slice(0, 20).flatMap(({ code }) => SUBJECTS.map((subject) => seriesKey(code, subject)))
/** Ten thousand. */
const filed = new Map(
  series.flatMap((key) =>
    months.map((period, i): [string, number] => [`${key} ${period}`, SHAPES[i % SHAPES.length]?.() ?? 0]),
  ),
)

let server: TestServer
let token: string
beforeAll(async () => {
  console.info(`seed ${SEED}`)
  server = await startTestServer()
  token = await server.token('viewer')
  await server.releases.importHistory([
    {
      ...{
        at: '2021-01-01T00:00:00.000Z',
        title: 'ten thousand figures',
        owner: catalogue.site.releaseDesk,
        records: [],
      },
      observations: [...filed].map(([id, value]) => {
        const [key = '', period = ''] = id.split(' ')
        return { series: key, period, value }
      }),
    },
  ])
}, 60_000)
afterAll(() => server.stop())

describe('ten thousand figures', () => {
  test('are ten thousand', () => expect(filed.size).toBe(10_000))

  test.each(FORMATS)('come back from %s exactly as they were filed', { timeout: 60_000 }, async (format) => {
    const all = await exportedFigures(server.url, token, format)
    // What the server computes from them comes beside them.
    expect(new Map([...all].filter(([id]) => filed.has(id)))).toEqual(filed)
  })

  test('are the same file, byte for byte, in three time zones', { timeout: 60_000 }, async () => {
    const home = process.env['TZ']
    try {
      for (const format of ['csv', 'sdmx-csv']) {
        const files = []
        for (const zone of ZONES) {
          process.env['TZ'] = zone
          files.push((await fetchExport(server.url, token, `/export?format=${format}`)).text)
        }
        expect(files[0]).toContain('2021-01-01')
        expect(new Set(files).size).toBe(1)
      }
    } finally {
      process.env['TZ'] = home
    }
  })

  test('are written without exponent, and no shorter or longer than they are', async () => {
    const file = await fetchExport(server.url, token, '/export?format=sdmx-csv')
    const written = file.text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[9] ?? '')
    expect(written.every((text) => /^(-?\d+(\.\d+)?)?$/.test(text))).toBe(true)
  })
})

test.each([
  [1.5e-7, '0.00000015'],
  [-2e-10, '-0.0000000002'],
  [1.234e21, '1234000000000000000000'],
  [-1e300, `-1${'0'.repeat(300)}`],
  [5e-324, `0.${'0'.repeat(323)}5`],
  [0.1 + 0.2, '0.30000000000000004'],
  [27298.3, '27298.3'],
  [-0, '0'],
])('%d is written %s', (value, text) => {
  expect(decimalText(value)).toBe(text)
  expect(Number(decimalText(value))).toBe(value === 0 ? 0 : value)
})
