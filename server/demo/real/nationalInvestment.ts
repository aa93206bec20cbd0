import { z } from 'zod'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { seriesKey } from '#shared/series.ts'
import { NumberCell, readRows } from '#server/demo/real/demoFile.ts'
import { IMPLIED, remarks, type Fact } from '#server/demo/real/fact.ts'
import { periodOf } from '#server/demo/real/spans.ts'

const Row = z.object({
  period: z.string(),
  fai_yi_yuan: NumberCell,
  yoy_pct: NumberCell,
  private_fai_yi_yuan: NumberCell,
  private_yoy_pct: NumberCell,
  published_on: z.string(),
  source_id: z.string(),
  note: z.string(),
})

const COLUMNS = {
  fai_yi_yuan: 'economy.fixed-asset-investment.level',
  yoy_pct: 'economy.fixed-asset-investment.growth',
  private_fai_yi_yuan: 'economy.private-investment.level',
  private_yoy_pct: 'economy.private-investment.growth',
} as const

/** Fixed-asset investment of the nation, year to date. The growth is read beside the amount, never divided from it. */
export const nationalInvestment = (catalogue: Catalogue): readonly Fact[] =>
  readRows('national_fai_releases.csv', Row).flatMap((row) =>
    (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).flatMap((column): Fact[] => {
      const value = row[column]
      if (value === null) return []
      const indicator = COLUMNS[column]
      return [
        {
          kind: 'figure',
          document: row.source_id,
          published: row.published_on,
          series: seriesKey(indicator, catalogue.site.nation),
          period: periodOf(catalogue, indicator, row.period),
          value,
          note: remarks(row.note.replace(/^implied:?/, `${IMPLIED}：`)),
        },
      ]
    }),
  )
