import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { HistoricRelease } from '#server/releases/index.ts'
import { addAreaStatistics } from '#server/demo/made/areaStatistics.ts'
import { GrowthField } from '#server/demo/made/growthField.ts'
import { LevelField } from '#server/demo/made/levelField.ts'
import { madeReleases } from '#server/demo/made/madeReleases.ts'
import { addProjectFigures } from '#server/demo/made/projectFigures.ts'
import { projectRecords } from '#server/demo/made/projectRecords.ts'
import { projectsThrough } from '#server/demo/made/projects.ts'
import { addTallies } from '#server/demo/made/tallies.ts'
import { ValueBook } from '#server/demo/made/valueBook.ts'

/**
 * The invented part of the demonstration from 2019 to the end of a year, marked as such in every release, value and
 * record. It fills only what the real part leaves open and depends on nothing but that part.
 */
export function madeHistory(
  catalogue: Catalogue,
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
  return madeReleases(catalogue, book.made, projectRecords(catalogue, projects, throughYear))
}
