import { createHash } from 'node:crypto'
import type { NewMonth, NewSheet } from '#shared/contract/appraisal.ts'
import type { RecordBatchInput } from '#shared/contract/recordBatch.ts'

/** The units of a topic are entered for a month; that none is entered twice is a rule of the ledger. */
export function monthBatch({ period, domain, sheet, units }: NewMonth): RecordBatchInput {
  return {
    records: units.map((unit) => ({
      ...{ entity: 'monthly-ranking', event: 'ranking.scored' },
      fields: { period, domain, unit, ...(sheet !== null && { sheet }) },
    })),
  }
}

/**
 * A sheet with its items, put to use at once. It is named here, since what follows in the batch happens to it, and by
 * the key of the request, so that the same request once more is the same batch.
 */
export function sheetBatch({ name, kind, items }: NewSheet, key: string): RecordBatchInput {
  const id = `sheet-${createHash('sha256').update(key).digest('hex').slice(0, 10)}`
  const sheet = { entity: 'score-sheet', id }
  return {
    title: `启用评分表：${name}`,
    records: [
      { ...sheet, event: 'score-sheet.drafted', fields: { name, kind } },
      ...items.map(({ criteria, ...item }, i) => ({
        ...{ entity: 'score-item', event: 'score-item.entered' },
        fields: { sheet: id, order: i + 1, ...item, ...(criteria !== '' && { criteria }) },
      })),
      { ...sheet, event: 'score-sheet.adopted', fields: {} },
    ],
  }
}
