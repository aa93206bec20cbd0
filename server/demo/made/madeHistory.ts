import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { HistoricRelease } from '#server/releases/index.ts'
import { addAreaStatistics } from '#server/demo/made/areaStatistics.ts'
import { GrowthField } from '#server/demo/made/growthField.ts'
import { ledgerRecords } from '#server/demo/made/ledgers/ledgerRecords.ts'
import { ledgerReleases } from '#server/demo/made/ledgers/ledgerReleases.ts'
import { milestoneRecipes } from '#server/demo/made/ledgers/recipes/milestones.ts'
import { progressRecipes } from '#server/demo/made/ledgers/recipes/progress.ts'
import { ceremonyRecipe, projectRecipe } from '#server/demo/made/ledgers/recipes/projects.ts'
import { WorkCalendar } from '#server/demo/made/ledgers/workCalendar.ts'
import { LevelField } from '#server/demo/made/levelField.ts'
import { madeReleases } from '#server/demo/made/madeReleases.ts'
import { addProjectFigures, greenPerInvested } from '#server/demo/made/projectFigures.ts'
import { projectsThrough } from '#server/demo/made/projects.ts'
import { addTallies } from '#server/demo/made/tallies.ts'
import { ValueBook } from '#server/demo/made/valueBook.ts'

/** The oldest projects were entered years before the demonstration begins. */
const CALENDAR_FROM = 2014

/**
 * The invented part of the demonstration from 2019 to the end of a year, marked as such in every release, value and
 * record. It fills only what the real part leaves open and depends on nothing but that part.
 */
export function madeHistory(
  catalogue: Catalogue,
  ledgers: ReadonlyMap<string, Ledger>,
  real: readonly HistoricRelease[],
  throughYear: number,
): readonly HistoricRelease[] {
  const book = new ValueBook(real)
  const growth = new GrowthField(catalogue, book)
  const level = new LevelField(growth, book, catalogue.site.home)
  const projects = projectsThrough(throughYear, real)
  addAreaStatistics({ catalogue, book, growth, level, throughYear })
  addProjectFigures({ catalogue, book, projects, throughYear })
  addTallies(catalogue, book, throughYear)
  const records = ledgerRecords(
    ledgers,
    [
      projectRecipe(projects, throughYear),
      ceremonyRecipe(projects),
      ...milestoneRecipes(projects),
      ...progressRecipes(projects, (year) => greenPerInvested(projects, year)),
    ],
    new WorkCalendar(catalogue.workingDays, CALENDAR_FROM, throughYear + 2),
    throughYear,
  )
  return [...madeReleases(catalogue, book.made), ...ledgerReleases(ledgers, records)]
}
