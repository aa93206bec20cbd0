// @vitest-environment node
import { expect, test } from 'vitest'
import { rowsKeeper } from '#client/tablet/indicatorRows.ts'
import { domainSections, headlineRows, justReleased, searchIndicators } from '#client/tablet/listSections.ts'
import { searchWords } from '#client/tablet/matchesSearch.ts'
import { inUse } from '#client/scenes/inUse.ts'
import { catalogueOn } from '#shared/catalogue/editedCatalogue.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'
import { HEADLINES } from '#test/support/overview.ts'

const CODE = 'economy.retail-sales.growth'
const board = boardOf({ [`${CODE}@410104`]: { '2020-05': 8.4 } })
const retired = (): typeof catalogue => {
  const entry = catalogue.indicator(CODE)
  if (!entry) throw new Error(`no ${CODE}`)
  return catalogueOn(catalogue, { [CODE]: { version: 1, seq: 2, entry: { ...entry, retired: true } } })
}

test('a retired indicator stands on no wall and in no list; a search still finds its history', () => {
  const now = retired()
  const rows = rowsKeeper(now)(board)
  const economy = now.domains.filter(({ code }) => code === 'economy')
  expect(inUse(HEADLINES, catalogue).map(({ code }) => code)).toContain(CODE)
  expect(inUse(HEADLINES, now).map(({ code }) => code)).not.toContain(CODE)
  expect([...domainSections(now, rows, economy), ...headlineRows(now, rows)]).toEqual([])
  expect(justReleased(board.recent, rows)).toEqual([])
  const found = searchIndicators(now, rows, searchWords('社会消费品零售总额增速'))
  expect(found.sections.flatMap((section) => section.rows.map((row) => row.indicator.code))).toContain(CODE)
})
