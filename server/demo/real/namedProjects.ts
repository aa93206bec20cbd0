import { z } from 'zod'
import { LEDGERS_BEGIN } from '#server/demo/ledgersBegin.ts'
import { shiftDecimal } from '#shared/unit.ts'
import { NumberCell, readRows } from '#server/demo/real/demoFile.ts'
import type { Document } from '#server/demo/real/documents.ts'
import { remarks, type ProjectFact } from '#server/demo/real/fact.ts'

const Row = z.object({
  project: z.string(),
  category: z.string(),
  content: z.string(),
  total_investment_wan: NumberCell,
  status: z.string(),
  as_of: z.string(),
  source_id: z.string(),
  note: z.string(),
})

/** Report that gives a day without its year; what it says of rental housing and of its projects points to 2022. */
const PRESUMED = { document: 'K1', published: '2022-12-01', note: '报道未写年份，按内容推定为2022年' }

/** The projects of the district that were named in public, with what was said of them and nothing more. */
export const namedProjects = (documentOf: (id: string) => Document): readonly ProjectFact[] =>
  readRows('guancheng_key_projects.csv', Row).map((row, i) => {
    const presumed = row.source_id === PRESUMED.document
    const { publisher, title, published } = documentOf(row.source_id)
    const day = presumed ? PRESUMED.published : published
    return {
      kind: 'project',
      id: `GC-R${i + 1}`,
      document: row.source_id,
      // What was reported before there were ledgers is entered when they begin; its source keeps the day.
      published: day < LEDGERS_BEGIN ? LEDGERS_BEGIN : day,
      fields: {
        name: row.project,
        category: row.category,
        content: row.content,
        // Ledger money is plain yuan.
        ...(row.total_investment_wan !== null && {
          totalInvestment: shiftDecimal(row.total_investment_wan, 4),
        }),
        state: row.status === '计划开工' ? 'pre-work' : 'building',
        source: `${publisher}《${title}》${day}`,
        note: remarks(presumed && PRESUMED.note, row.note).join('；'),
      },
    }
  })
