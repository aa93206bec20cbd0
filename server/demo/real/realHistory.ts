import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Day } from '#shared/period.ts'
import { indicatorOf } from '#shared/series.ts'
import type { HistoricObservation, HistoricRecord, HistoricRelease } from '#server/releases/index.ts'
import { releaseTitle } from '#server/demo/releaseTitle.ts'
import { readDocuments, type Document } from '#server/demo/real/documents.ts'
import type { Fact, ProjectFact } from '#server/demo/real/fact.ts'
import { accountVintages, quarterlyAccounts } from '#server/demo/real/nationalAccounts.ts'
import { nationalInvestment } from '#server/demo/real/nationalInvestment.ts'
import { nationalMonthly } from '#server/demo/real/nationalMonthly.ts'
import { namedProjects } from '#server/demo/real/namedProjects.ts'
import { projectNotices } from '#server/demo/real/projectNotices.ts'
import { regionalIndicators } from '#server/demo/real/regionalIndicators.ts'
import { publicationDay, usualDay } from '#server/demo/real/usualDay.ts'
import { greeningTasks, populationVintages, projectRanking } from '#server/demo/real/yearlyTables.ts'

const PRESUMED_DAY = '公布日按惯例推定'
const PROJECTS_OFFICE = 'bureau.projects'

/** A fact with the instant at which it became public. */
interface Published {
  readonly fact: Fact | ProjectFact
  readonly document: Document
  readonly at: string
  readonly day: Day
  readonly presumed: boolean
}

/**
 * Everything that was really published, document by document and month by month in the order of publication. A later
 * value for the same period is a revision; the same value once more is no news and is left out.
 */
export function realHistory(catalogue: Catalogue): readonly HistoricRelease[] {
  const documentOf = readDocuments()
  const facts = [
    ...nationalMonthly(catalogue),
    ...nationalInvestment(catalogue),
    ...accountVintages(catalogue),
    ...quarterlyAccounts(catalogue),
    ...regionalIndicators(catalogue),
    ...populationVintages(catalogue),
    ...greeningTasks(catalogue),
    ...projectRanking(catalogue),
    ...projectNotices(catalogue, documentOf),
    ...namedProjects(documentOf),
  ]
  const published = dated(catalogue, facts, documentOf).toSorted((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  )
  const known = new Map<string, number>()
  const groups = Map.groupBy(published, ({ at, document }) => `${at} ${document.id}`)
  return [...groups.values()]
    .map((group) => release(catalogue, group, known))
    .filter(({ observations, records }) => observations.length + records.length > 0)
}

/** Facts with their instants: a document has one day, that of its last figure where it does not state its own. */
function dated(
  catalogue: Catalogue,
  facts: readonly (Fact | ProjectFact)[],
  documentOf: (id: string) => Document,
) {
  const usual = (fact: Fact | ProjectFact): Day | '' =>
    fact.kind === 'figure' ? usualDay(catalogue, fact.series, fact.period) : ''
  const lastUsual = new Map<string, Day | ''>()
  for (const fact of facts) {
    const [day, last] = [usual(fact), lastUsual.get(fact.document) ?? '']
    lastUsual.set(fact.document, day > last ? day : last)
  }
  return facts.map((fact): Published => {
    const document = documentOf(fact.document)
    const publication = document.isFeed
      ? publicationDay(fact.published, usual(fact))
      : publicationDay(fact.published || document.published, lastUsual.get(fact.document) ?? '')
    return { fact, document, at: fact.arrived ?? `${publication.day}T02:00:00.000Z`, ...publication }
  })
}

function release(
  catalogue: Catalogue,
  group: readonly Published[],
  known: Map<string, number>,
): HistoricRelease {
  const [first] = group
  if (!first) throw new Error('a release of nothing')
  const { document, at, day } = first
  const figures = group.flatMap((item) => figure(item, known))
  const records = group.flatMap(({ fact }): HistoricRecord[] =>
    fact.kind === 'project' ? [{ entity: 'project', id: fact.id, fields: fact.fields }] : [],
  )
  const [head] = figures
  const { title, publisher } = document
  return {
    at,
    title: document.isFeed && head ? releaseTitle(catalogue, figures) : title,
    owner: head ? deskOf(catalogue, indicatorOf(head.series)) : PROJECTS_OFFICE,
    source: { publisher, title, date: day },
    observations: figures,
    records,
  }
}

/** Whoever files the figure here, also where it was another place's office that published it. */
function deskOf(catalogue: Catalogue, code: string): string {
  const indicator = catalogue.indicator(code)
  return indicator && catalogue.owner(indicator.owner)?.type === 'bureau'
    ? indicator.owner
    : catalogue.site.releaseDesk
}

type Figure = HistoricObservation & Pick<Fact, 'series' | 'period'>

function figure({ fact, document, presumed }: Published, known: Map<string, number>): readonly Figure[] {
  if (fact.kind !== 'figure') return []
  const { series, period, value } = fact
  const key = `${series} ${period}`
  const before = known.get(key)
  if (before === value) return []
  known.set(key, value)
  const isRevision = before !== undefined
  const note = [...fact.note, ...(presumed && fact.arrived === undefined ? [PRESUMED_DAY] : [])].join('；')
  return [
    {
      ...{ series, period, value, status: isRevision ? 'revised' : (fact.status ?? 'final') },
      ...(note !== '' && { note }),
      ...(isRevision && { reason: fact.reason ?? `据《${document.title}》` }),
      ...(isRevision && fact.revision && { revision: fact.revision }),
    },
  ]
}
