import { join } from 'node:path'
import { indexCatalogue, type Catalogue } from '#shared/catalogue/catalogue.ts'
import { workingYears } from '#server/calendar/workingYears.ts'
import { analysisFaults, analysisRulesFrom, readAnalysisRules } from '#server/catalogue/analysisRules.ts'
import { CatalogueError, type Fault } from '#server/catalogue/catalogueError.ts'
import { CatalogueFiles, type Filed } from '#server/catalogue/catalogueFiles.ts'
import {
  duplicates,
  indicatorFaults,
  prefixFaults,
  subjectFaults,
  type Parts,
} from '#server/catalogue/crossChecks.ts'
import {
  DomainEntry,
  FigureEntry,
  GroupEntry,
  OwnerEntry,
  RuleEntry,
  SeriesEntry,
  SiteEntry,
  SubjectEntry,
  UnitEntry,
} from '#server/catalogue/entrySchemas.ts'
import { lightRuleFaults, lightRulesFrom, readLightRules } from '#server/catalogue/lightRules.ts'
import { definitionFaults, mechanismFaults } from '#server/catalogue/ledgerFaults.ts'
import { readRecordFigures, recordFigureFaults } from '#server/catalogue/recordFigures.ts'
import { readLedgers } from '#server/catalogue/readLedgers.ts'
import { planCurveFaults, planCurvesOf, readPlanCurves } from '#server/catalogue/planCurves.ts'
import { formulaFaults } from '#server/catalogue/formulaFaults.ts'
import { figureIndicator, seriesIndicator } from '#server/catalogue/indicators.ts'
import { seriesFaults } from '#server/catalogue/seriesFaults.ts'

// Not `new URL(…, import.meta.url)`: a bundler takes that for the address of an asset.
const FOLDER = join(import.meta.dirname, '../../shared/catalogue')
const FIGURES = 'figures.json'
const STATISTICS = 'statistics-series.json'
const SITE = 'site.json'

/**
 * Reads and checks the catalogue. Throws a {@link CatalogueError} with one line for each fault: the file, the entry
 * and the rule that it breaks. `withBureaus`: the installation is that of all bureaus of the site, not of the first alone.
 */
export function loadCatalogue(folder: string = FOLDER, withBureaus = false): Catalogue {
  const files = new CatalogueFiles(folder)
  const figures = files.entries(FIGURES, 'figures', FigureEntry)
  const statistics = files.entries(STATISTICS, 'series', SeriesEntry)
  const series = [...statistics, ...files.entries('reference-series.json', 'series', SeriesEntry)]
  const domains = files.entries(FIGURES, 'domains', DomainEntry)
  const owners = files.entries(FIGURES, 'owners', OwnerEntry)
  const units = files.entries(FIGURES, 'units', UnitEntry)
  const groups = files.entries(STATISTICS, 'groups', GroupEntry)
  const rules = files.entries('release-rules.json', 'rules', RuleEntry)
  const subjects = files.entries('subjects.json', 'subjects', SubjectEntry)
  const planCurves = readPlanCurves(files)
  const lightRules = readLightRules(files)
  const analysisRules = readAnalysisRules(files)
  const { ledgers, mechanisms } = readLedgers(files)
  const recordFigures = readRecordFigures(files)
  const site = files.whole(SITE, SiteEntry)

  const figureOf = new Map(figures.map(({ entry }) => [entry.code, entry]))
  const seriesCodes = new Set(series.map(({ entry }) => entry.code))
  const ownerTypes = new Map(owners.map(({ entry }) => [entry.code, entry.type]))
  const ofRecords = new Set(recordFigures.map(({ entry }) => entry.figure))
  const indicators = [
    ...series.map((filed) =>
      seriesIndicator(filed, figureOf.get(filed.entry.code), {
        ownerType: (code) => ownerTypes.get(code),
        isOfRecords: ofRecords.has(filed.entry.code),
      }),
    ),
    ...figures.filter(({ entry }) => !seriesCodes.has(entry.code)).map(figureIndicator),
  ]
  const parts: Parts = {
    domains: bare(domains),
    groups: bare(groups),
    owners: bare(owners),
    units: bare(units),
    rules: bare(rules),
    subjects,
    indicators,
  }
  const faults = [
    ...files.faults,
    ...[figures, series, domains, owners, units, groups, rules, subjects].flatMap((list) => [
      ...duplicates(list),
    ]),
    ...disagreements(series, figureOf),
    ...indicatorFaults(parts),
    ...prefixFaults(parts),
    ...seriesFaults(indicators),
    ...planCurveFaults(planCurves, indicators),
    ...lightRuleFaults(lightRules, indicators),
    ...analysisFaults(analysisRules, parts),
    ...duplicates(mechanisms),
    ...duplicates(ledgers),
    ...definitionFaults(ledgers, parts),
    ...mechanismFaults(
      mechanisms,
      bare(ledgers),
      indicators.map(({ indicator }) => indicator),
    ),
    ...formulaFaults(parts, bare(ledgers)),
    ...recordFigureFaults(recordFigures, parts, bare(ledgers)),
    ...(site ? subjectFaults(parts, site, SITE) : []),
  ]
  if (faults.length > 0 || !site) throw new CatalogueError(faults)
  const { bureaus, ...alone } = site
  return indexCatalogue({
    ...parts,
    site: withBureaus ? { ...alone, bureaus } : alone,
    subjects: bare(subjects),
    indicators: indicators.map(({ indicator }) => indicator),
    retired: [],
    planCurves: planCurvesOf(planCurves),
    lightRules: lightRulesFrom(lightRules),
    recordFigures: bare(recordFigures),
    analysisRules: analysisRulesFrom(analysisRules),
    workingYears: workingYears(),
  })
}

const bare = <T>(filed: readonly Filed<T>[]): readonly T[] => filed.map(({ entry }) => entry)

const SHARED = [
  'domain',
  'zh',
  'en',
  'unit',
  'kind',
  'basis',
  'frequency',
  'better',
  'decimals',
  'owner',
  'derivedFrom',
  'rankOf',
  'targetOf',
] as const

/** An indicator that stands in both the report and a series file must be the same one in both. */
function* disagreements(
  series: readonly Filed<SeriesEntry>[],
  figureOf: ReadonlyMap<string, FigureEntry>,
): Generator<Fault> {
  for (const { file, entry } of series) {
    const figure = figureOf.get(entry.code)
    const fault = (zh: string, en: string): Fault => ({ file, entry: entry.code, zh, en })
    if (entry.inFigures !== (figure !== undefined))
      yield fault(`inFigures 与 ${FIGURES} 不符`, `inFigures does not agree with ${FIGURES}`)
    else if (figure)
      for (const field of SHARED)
        if ((entry[field] ?? null) !== figure[field])
          yield fault(`字段“${field}”与 ${FIGURES} 不一致`, `field "${field}" differs from ${FIGURES}`)
  }
}
