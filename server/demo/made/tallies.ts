import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { monthIndex, periodsThrough } from '#server/demo/made/months.ts'
import { TallyField } from '#server/demo/made/tallyField.ts'
import { TALLY_MODELS } from '#server/demo/made/tallyModels.ts'
import type { ValueBook } from '#server/demo/made/valueBook.ts'

/** What the district's offices file by hand, for every period that each has. */
export function addTallies(catalogue: Catalogue, book: ValueBook, throughYear: number): void {
  const tallies = new TallyField(catalogue)
  for (const code of Object.keys(TALLY_MODELS)) {
    const indicator = catalogue.indicator(code)
    if (!indicator) throw new Error(`the catalogue has no ${code}`)
    for (const period of periodsThrough(catalogue.rule(indicator.rule), throughYear)) {
      const value = tallies.at(code, monthIndex(period))
      if (value !== undefined) book.add(code, catalogue.site.home, period, value)
    }
  }
}
