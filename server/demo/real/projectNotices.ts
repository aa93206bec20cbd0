import { z } from 'zod'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { asPeriod, type Period } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { areaNames } from '#server/demo/real/areaNames.ts'
import { NumberCell, readRows } from '#server/demo/real/demoFile.ts'
import type { Document } from '#server/demo/real/documents.ts'
import { remarks, type Fact } from '#server/demo/real/fact.ts'

const Row = z.object({
  region: z.string(),
  year: z.string(),
  period: z.string(),
  group: z.string(),
  project_count: NumberCell,
  total_investment_yi: NumberCell,
  annual_plan_yi: NumberCell,
  completed_yi: NumberCell,
  completion_pct_published: NumberCell,
  started_count: NumberCell,
  source_id: z.string(),
  note: z.string(),
})
type Row = z.output<typeof Row>

const MEASURES = {
  project_count: 'count',
  total_investment_yi: 'total-investment',
  annual_plan_yi: 'plan-year',
  completed_yi: 'invested-ytd',
  completion_pct_published: 'completion-rate',
  started_count: 'started',
} as const
type Column = keyof typeof MEASURES

/** Which list a notice speaks of, by its own words. */
const GROUPS: Readonly<Record<string, string>> = {
  区重大项目: 'notice',
  重点项目: 'notice',
  重大建设项目: 'notice',
  全市重点项目: 'notice',
  省市区重点项目: 'notice',
  精品项目: 'notice-premium',
  省市重点项目: 'notice-prov-muni',
  三个一批项目: 'notice-three-batches',
  新建项目: 'notice-new',
  '其中:新开工': 'notice-new',
  续建项目: 'notice-continued',
  省重点项目: 'notice-provincial',
  '其中:省重点': 'notice-provincial',
  '其中:市重点': 'notice-municipal',
}

/**
 * Progress notices of key projects, of the district and of others that are areas here. Left out: batches whose month
 * is not known, a plan for one quarter and a register that is not a project list.
 */
export function projectNotices(catalogue: Catalogue, documentOf: (id: string) => Document): readonly Fact[] {
  const codeOf = areaNames(catalogue)
  return readRows('key_project_progress_summaries.csv', Row).flatMap((row) => {
    const place = placeOf(row, documentOf(row.source_id))
    if (!place) return []
    return (Object.keys(MEASURES) as Column[]).flatMap((column): Fact[] => {
      const value = row[column]
      const indicator = `projects.${place.list}.${MEASURES[column]}`
      if (value === null || !catalogue.indicator(indicator)) return []
      return [
        {
          kind: 'figure',
          document: row.source_id,
          published: '',
          series: seriesKey(indicator, codeOf(row.region)),
          period: column === 'annual_plan_yi' && !place.isBatch ? asPeriod(row.year) : place.month,
          value,
          note: remarks(`${row.period}，${row.group}`, row.note),
        },
      ]
    })
  })
}

interface Place {
  readonly list: string
  readonly month: Period
  readonly isBatch: boolean
}

/** The list and month of a row; plans and batches stand in the month of their document. */
function placeOf({ period, group, year }: Row, document: Document): Place | undefined {
  const isBatch = period.includes('集中开工')
  const documentMonth = /^\d{4}-\d{2}/.exec(document.published)?.[0]
  const lastMonth = /^1-(\d+)月$/.exec(period)?.[1]
  const month =
    lastMonth === undefined
      ? (documentMonth ?? (period === '年度计划' ? `${year}-01` : ''))
      : `${year}-${lastMonth.padStart(2, '0')}`
  const batch = group === '其中:省市重点' ? 'groundbreaking-batch-prov-muni' : 'groundbreaking-batch'
  const list = isBatch ? batch : period === '年度计划' || lastMonth !== undefined ? GROUPS[group] : undefined
  return month === '' || year === '' || list === undefined
    ? undefined
    : { list, month: asPeriod(month), isBatch }
}
