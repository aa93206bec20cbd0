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

/** A sheet being drawn up with its items; it is put to use by an event of its own, once they add up. */
export const sheetBatch = ({ name, kind, items }: NewSheet): RecordBatchInput => ({
  title: `拟定评分表：${name}`,
  records: [
    { entity: 'score-sheet', event: 'score-sheet.drafted', as: 'sheet', fields: { name, kind } },
    ...items.map(({ criteria, ...item }, i) => ({
      ...{ entity: 'score-item', event: 'score-item.entered' },
      fields: { sheet: '$sheet', order: i + 1, ...item, ...(criteria !== '' && { criteria }) },
    })),
  ],
})
