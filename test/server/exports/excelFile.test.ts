import { expect, test } from 'vitest'
import { catalogue } from '#test/support/boardFixture.ts'
import { excelFile, MOST_ROWS } from '#server/exports/excelFile.ts'
import type { ExportRow } from '#server/exports/exports.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

const [indicator] = catalogue.indicators
const reader = { catalogue, locale: 'en' as const, projectName: () => undefined }
const frame = {
  locale: 'en' as const,
  dataSheet: 'Data',
  notesSheet: 'Indicators',
  notes: [['Indicator code']],
}

function row(): ExportRow {
  if (!indicator) throw new Error('the catalogue is empty')
  return {
    ...{
      series: seriesKey(indicator.code, '410104'),
      indicator,
      subject: '410104',
      period: asPeriod('2020'),
    },
    ...{ value: 1.5, status: 'final', missing: null, vintage: 1, demo: false, note: '', reason: '' },
    ...{ revision: null, source: '', seq: 1, at: '2020-06-18T06:31:08.000Z' },
  }
}
const BATCH = 10_000
async function* rows(count: number): AsyncGenerator<readonly ExportRow[]> {
  const batch = Array.from({ length: BATCH }, row)
  for (let sent = 0; sent < count; sent += BATCH) yield batch.slice(0, Math.min(BATCH, count - sent))
}

test(
  'a workbook of more rows than fit into memory well is refused, and the next one is written',
  { timeout: 60_000 },
  async () => {
    await expect(excelFile(rows(MOST_ROWS + 1), reader, frame)).rejects.toMatchObject({
      code: 'export-too-large',
    })
    const file = await excelFile(rows(3), reader, frame)
    expect(Buffer.from(file.subarray(0, 2)).toString()).toBe('PK')
  },
)

test('a reader that fails while rows are read ends the thread, and others are served', async () => {
  async function* failing(): AsyncGenerator<readonly ExportRow[]> {
    yield [row()]
    throw new Error('the store went away')
  }
  await expect(excelFile(failing(), reader, frame)).rejects.toThrow('the store went away')
  expect((await excelFile(rows(1), reader, frame)).length).toBeGreaterThan(1_000)
})
