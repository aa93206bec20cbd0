import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '#test/support/api.ts'
import { readCsv, readTable } from '#test/support/csv.ts'
import { exportedFigures, fetchExport, sdmxRow, type ExportFormat } from '#test/support/exports.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { figure, MAY, RETAIL } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import type { ReleaseRequestInput } from '#shared/contract/releaseRequest.ts'

const clock = fakeClock()
const ONE = `/series/${encodeURIComponent(RETAIL)}/export`
let server: TestServer
let token: string
let before: string

const publish = async (body: ReleaseRequestInput): Promise<void> => {
  const answer = await call(server.url, 'POST /api/v1/releases', {
    token: await server.token('publisher'),
    body,
  })
  expect(answer.text).toContain('"seq"')
}

beforeAll(async () => {
  server = await startTestServer({ clock })
  token = await server.token('viewer')
  await publish({
    source: { publisher: '管城区统计局', title: '一至四月, "快报"', date: '2020-05-20' },
    observations: [
      {
        series: RETAIL,
        period: '2020-04',
        value: -9.75,
        status: 'preliminary',
        note: '=HYPERLINK("http://x")',
      },
      {
        series: 'ecology.air-pm25.level@410104',
        period: '2020-04',
        value: null,
        status: 'missing',
        missing: 'confidential',
      },
      {
        series: 'economy.cpi.growth@410100',
        period: '2020-04',
        value: null,
        status: 'missing',
        missing: 'below-unit',
      },
      { series: 'economy.gdp.growth@410104', period: '2020-Q1', value: -6.5, note: 'two\nlines' },
    ],
  })
  await publish(figure(-3.2))
  before = new Date(clock.now()).toISOString()
  clock.advance(86_400_000)
  await publish({ observations: [{ series: RETAIL, period: MAY, value: -3.1, reason: '-核实' }] })
})
afterAll(() => server.stop())

describe('CSV for people', () => {
  test('opens with a byte order mark, ends each line with CRLF, and is headed in the asker’s language', async () => {
    const { text, bytes, headers } = await fetchExport(server.url, token, `${ONE}?format=csv`)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [names = [], ...records] = readCsv(text.slice(1))
    expect(names.slice(0, 8)).toEqual([
      '指标代码',
      '指标',
      '对象代码',
      '对象',
      '口径',
      '期间代码',
      '期间',
      '数值',
    ])
    expect(records.map((record) => record[6])).toEqual(['2020年1—4月', '2020年1—5月'])
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    const english = await fetchExport(server.url, token, `${ONE}?format=csv&lang=en`)
    expect(english.text).toContain('Indicator code,Indicator,Subject code')
    expect(english.text).toContain('preliminary')
  })

  test('leaves no text that a spreadsheet would compute, and every number a number', async () => {
    const { text } = await fetchExport(server.url, token, `${ONE}?format=csv`)
    const rows = readTable(text.slice(1))
    expect(rows[0]).toMatchObject({ 数值: '-9.75', 说明: `'=HYPERLINK("http://x")` })
    expect(rows[1]).toMatchObject({
      数值: '-3.1',
      修订原因: "'-核实",
      修订性质: '更正',
      版本: '2',
      状态: '修订数',
    })
  })

  test('marks what is missing and says why, never 0', async () => {
    const { text } = await fetchExport(server.url, token, '/export?format=csv')
    const missing = readTable(text.slice(1)).filter((row) => row['状态'] === '缺失')
    expect(missing.map((row) => [row['数值'], row['缺失原因']])).toEqual(
      expect.arrayContaining([
        ['', '保密'],
        ['…', '不足本单位'],
      ]),
    )
  })
})

describe('SDMX-CSV 2.0', () => {
  test('has the columns of the specification in its order, and in each row as many', async () => {
    const { text, headers } = await fetchExport(server.url, token, '/export?format=sdmx-csv')
    const [names = [], ...records] = readCsv(text)
    expect(names.slice(0, 3)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION'])
    expect(new Set(names).size).toBe(names.length)
    // Dimensions, then the measure, then attributes, then what is our own.
    expect(names.indexOf('TIME_PERIOD')).toBe(names.indexOf('OBS_VALUE') - 1)
    expect(names.at(-1)).toBe('UPDATED')
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/)
    expect(records.every((record) => record.length === names.length)).toBe(true)
    expect(text.startsWith('STRUCTURE,')).toBe(true) // no byte order mark
    expect(headers.get('content-type')).toMatch(/^application\/vnd\.sdmx\.data\+csv; version=2\.0\.0/)
  })

  test('names a structure, an action and codes that SDMX allows', async () => {
    const { text } = await fetchExport(server.url, token, '/export?format=sdmx-csv')
    const rows = readTable(text)
    const keys = rows.map((r) =>
      [r['INDICATOR'], r['REF_AREA'], r['SCOPE'], r['PROJECT'], r['TIME_PERIOD']].join('.'),
    )
    expect(new Set(keys).size).toBe(rows.length)
    for (const row of rows) {
      expect(row['STRUCTURE']).toBe('dataflow')
      expect(row['STRUCTURE_ID']).toMatch(/^[A-Za-z][\w-]*:[\w@$-]+\(\d+\.\d+\.\d+\)$/)
      expect(row['ACTION']).toMatch(/^[IARD]$/)
      expect(row['FREQ']).toMatch(/^[AMQSD]$/)
      for (const name of ['INDICATOR', 'REF_AREA', 'SCOPE', 'PROJECT', 'UNIT_MEASURE', 'BASIS'])
        expect(row[name]).toMatch(/^[\w@$-]+$/)
      expect(row['TIME_PERIOD']).toMatch(/^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?|-Q[1-4]|-S[12])?$/)
      expect(row['OBS_VALUE']).toMatch(/^(-?\d+(\.\d+)?)?$/)
      expect('ABDEFGHIJKLMNOPQSUVW').toContain(row['OBS_STATUS'])
      expect(row['CONF_STATUS']).toMatch(/^[FNCDS]$/)
      expect(row['UNIT_MULT']).toMatch(/^-?\d+$/)
      expect(row['OBS_VALUE'] === '').toBe(/^[HKLMNOQ]$/.test(row['OBS_STATUS'] ?? ''))
    }
  })

  test('tells provisional, normal, suppressed and insignificant apart', async () => {
    const { text } = await fetchExport(server.url, token, '/export?format=sdmx-csv')
    const found = readTable(text).map((row) => [
      sdmxRow(row).series,
      row['OBS_STATUS'],
      row['CONF_STATUS'],
      row['VINTAGE'],
    ])
    expect(found).toEqual(
      expect.arrayContaining([
        [RETAIL, 'P', 'F', '1'],
        [RETAIL, 'A', 'F', '2'],
        ['ecology.air-pm25.level@410104', 'Q', 'C', '1'],
        ['economy.cpi.growth@410100', 'N', 'F', '1'],
      ]),
    )
  })
})

describe('Excel', () => {
  test('has real numbers with the indicator’s decimals, a heading that stays, and a sheet of notes', async () => {
    const { bytes } = await fetchExport(server.url, token, '/export?format=xlsx')
    const { sheets } = await readXlsx(bytes, { readStyles: true })
    expect(sheets.map((sheet) => sheet.name)).toEqual(['数据', '指标说明'])
    const [data, notes] = sheets
    const row = data?.rows.findIndex((cells) => cells[5] === MAY) ?? -1
    expect(data?.rows[row]?.[7]).toBe(-3.1)
    expect(data?.cells?.get(`${row},7`)?.style?.numFmt).toBe('#,##0.0')
    expect(data?.freezePane?.rows).toBe(1)
    expect(notes?.rows.map((line) => line[0])).toContain('economy.retail-sales.growth')
  })

  test('keeps text that looks like a formula as text', async () => {
    const { bytes } = await fetchExport(server.url, token, `${ONE}?format=xlsx`)
    const { sheets } = await readXlsx(bytes, { readStyles: true })
    expect(sheets[0]?.rows[1]?.[16]).toBe('=HYPERLINK("http://x")')
    expect([...(sheets[0]?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false)
  })
})

describe('every format', () => {
  const FORMATS: readonly ExportFormat[] = ['csv', 'sdmx-csv', 'xlsx']

  test.each(FORMATS)('%s tells what was known then, not what is known now', async (format) => {
    const then = await exportedFigures(server.url, token, format, { asOf: before })
    const now = await exportedFigures(server.url, token, format)
    expect(then.get(`${RETAIL} ${MAY}`)).toBe(-3.2)
    expect(now.get(`${RETAIL} ${MAY}`)).toBe(-3.1)
    expect([...then].filter(([id]) => id !== `${RETAIL} ${MAY}`)).toEqual(
      [...now].filter(([id]) => id !== `${RETAIL} ${MAY}`),
    )
  })

  test.each(FORMATS)('%s holds only what was asked for', async (format) => {
    const some = await exportedFigures(server.url, token, format, {
      indicator: 'economy.retail-sales.growth',
      from: '2020-05',
    })
    expect([...some.keys()]).toEqual([`${RETAIL} ${MAY}`])
    const upTo = await exportedFigures(server.url, token, format, {
      ...{ indicator: 'economy.retail-sales.growth', to: '2020-04' },
    })
    expect([...upTo.keys()]).toEqual([`${RETAIL} 2020-04`])
    expect((await exportedFigures(server.url, token, format, { domain: 'ecology' })).size).toBe(1)
    expect((await exportedFigures(server.url, token, format, { subject: '410100' })).size).toBe(1)
  })

  test('is named after indicator, subject and periods, in a form that old clients understand too', async () => {
    const { headers } = await fetchExport(server.url, token, `${ONE}?format=xlsx`)
    const said = headers.get('content-disposition') ?? ''
    expect(said).toMatch(
      /^attachment; filename="economy\.retail-sales\.growth_410104_2020-04-to-2020-05\.xlsx"; /,
    )
    expect(decodeURIComponent(said.split("UTF-8''")[1] ?? '')).toBe(
      '社会消费品零售总额增速_管城区_2020-04至2020-05.xlsx',
    )
    expect(said.split("UTF-8''")[1]).toMatch(/^[\w!#$&+^`|~.%-]+$/)
  })

  test('has a name that no question can break', async () => {
    const strange = encodeURIComponent('经济"\r\nX: y/../z')
    const { status, headers } = await fetchExport(server.url, token, `/export?domain=${strange}`)
    expect(status).toBe(200)
    expect(headers.get('x')).toBeNull()
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/,
    )
  })

  test('is for those who are signed in; what nobody knows is refused in words', async () => {
    expect((await call(server.url, 'GET /api/v1/export')).status).toBe(401)
    expect((await fetchExport(server.url, token, '/export?format=pdf')).status).toBe(422)
    expect((await fetchExport(server.url, token, '/series/no.such@410104/export')).status).toBe(404)
    expect((await fetchExport(server.url, token, '/export?asOf=2093-01-01')).status).toBe(422)
  })
})
