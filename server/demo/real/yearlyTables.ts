import { z } from 'zod'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { areaNames } from '#server/demo/real/areaNames.ts'
import { NumberCell, readRows } from '#server/demo/real/demoFile.ts'
import { remarks, type Fact } from '#server/demo/real/fact.ts'

const PopulationRow = z.object({
  region: z.string(),
  reference: z.string(),
  population_wan: NumberCell,
  published_on: z.string(),
  source_id: z.string(),
  vintage_note: z.string(),
})

/** The city's population as first published and as rewritten after the census of 2020. */
export function populationVintages(catalogue: Catalogue): readonly Fact[] {
  const codeOf = areaNames(catalogue)
  return readRows('zhengzhou_population_vintages.csv', PopulationRow).flatMap((row): Fact[] => {
    if (row.population_wan === null) return []
    const isCensus = row.reference.includes('-')
    return [
      {
        kind: 'figure',
        document: row.source_id,
        published: row.published_on,
        series: seriesKey('economy.population.level', codeOf(row.region)),
        period: asPeriod(row.reference.slice(0, 4)),
        value: row.population_wan,
        status: isCensus ? 'preliminary' : undefined,
        note: remarks(isCensus && '普查标准时点2020年11月1日零时，非年末数', row.vintage_note),
        reason: row.vintage_note,
        revision: isCensus || /普查|修订/.test(row.vintage_note) ? 'scheduled' : undefined,
      },
    ]
  })
}

const GreeningRow = z.object({
  year: z.string(),
  region: z.string(),
  target: NumberCell,
  source_id: z.string(),
  note: z.string(),
})

/** New green space that the city assigned to each area for the year. */
export function greeningTasks(catalogue: Catalogue): readonly Fact[] {
  const codeOf = areaNames(catalogue)
  return readRows('zhengzhou_greening_plan.csv', GreeningRow).flatMap((row): Fact[] => {
    if (row.target === null) return []
    return [
      {
        kind: 'figure',
        document: row.source_id,
        published: '',
        series: seriesKey('ecology.greening.task', codeOf(row.region)),
        period: asPeriod(row.year),
        value: row.target,
        note: remarks(row.note),
      },
    ]
  })
}

const RankingRow = z.object({
  year: z.string(),
  rank: NumberCell,
  region: z.string(),
  basis: z.string(),
  source_id: z.string(),
})

/** The one full ranking of areas by their provincial and municipal projects that was published, for 2017. */
export function projectRanking(catalogue: Catalogue): readonly Fact[] {
  const codeOf = areaNames(catalogue)
  const rows = readRows('zhengzhou_project_ranking_2017.csv', RankingRow)
  return rows.flatMap((row): Fact[] => {
    if (row.rank === null) return []
    return [
      {
        kind: 'figure',
        document: row.source_id,
        published: '',
        series: seriesKey('projects.prov-muni-score.rank-city', codeOf(row.region)),
        period: asPeriod(row.year),
        value: row.rank,
        note: remarks(`${rows.length}个县（市）区、开发区中的位次`, row.basis),
      },
    ]
  })
}
