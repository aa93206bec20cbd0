import { describe, expect, test } from 'vitest'
import { rowsKeeper } from '#client/tablet/indicatorRows.ts'
import {
  domainSections,
  headlineRows,
  publishedDomains,
  searchIndicators,
} from '#client/tablet/listSections.ts'
import { searchWords } from '#client/tablet/matchesSearch.ts'
import { navGroups } from '#client/tablet/navGroups.ts'
import { boardAfter, boardOf, catalogue } from '#test/support/boardFixture.ts'

const { home, city, nation } = catalogue.site
const board = boardOf({
  [`economy.retail-sales.growth@${home}`]: { '2020-05': 8.4 },
  [`economy.retail-sales.level@${home}`]: { '2020-05': 120 },
  [`economy.population.level@${city}`]: { '2019': 1035.2 },
  [`economy.pmi.level@${nation}`]: { '2020-05': 50.6 },
  [`grain.reserve.total@${home}`]: { '2020-05': 12000 },
})
const keep = rowsKeeper(catalogue)
const rows = keep(board)
const codes = (list: readonly { readonly indicator: { readonly code: string } }[]): readonly string[] =>
  list.map((row) => row.indicator.code)

describe('the rows of the list', () => {
  test('show each indicator for the nearest subject that has a figure', () => {
    expect(rows.get('economy.retail-sales.growth')?.subject).toBe(home)
    expect(rows.get('economy.population.level')?.subject).toBe(city)
    expect(rows.get('economy.pmi.level')?.subject).toBe(nation)
    expect(rows.size).toBe(5)
  })

  test('stay the same objects where a release did not touch them', () => {
    const later = keep(boardAfter(board, { [`economy.retail-sales.growth@${city}`]: { '2020-05': 2.6 } }))
    expect(later.get('grain.reserve.total')).toBe(rows.get('grain.reserve.total'))
    expect(later.get('economy.retail-sales.growth')).not.toBe(rows.get('economy.retail-sales.growth'))
  })
})

describe('the sections', () => {
  test('follow the catalogue, with headline figures first in each', () => {
    const economy = catalogue.domains.filter(({ code }) => code === 'economy')
    const sections = domainSections(catalogue, rows, economy)
    expect(sections.map(({ id }) => id)).toEqual([
      'economy.industry',
      'economy.consumption',
      'economy.society',
    ])
    expect(codes(sections[1]?.rows ?? [])).toEqual([
      'economy.retail-sales.growth',
      'economy.retail-sales.level',
    ])
  })

  test('of the overview are the headline figures alone', () => {
    expect(codes(headlineRows(catalogue, rows))).toEqual(['economy.retail-sales.growth'])
  })

  test('of the rail are the groups in which something is published, and no domain is lost', () => {
    expect(navGroups(catalogue, publishedDomains(rows)).map(({ code }) => code)).toEqual([
      'economy',
      'programmes',
    ])
    const all = navGroups(catalogue, new Set(catalogue.domains.map(({ code }) => code)))
    expect(all.flatMap(({ domains }) => domains)).toHaveLength(catalogue.domains.length)
    const added = {
      ...catalogue,
      domains: [...catalogue.domains, { code: 'new', prefix: 'new', zh: '新', en: 'New' }],
    }
    expect(navGroups(added, new Set(['new'])).map(({ code }) => code)).toEqual(['others'])
  })
})

describe('a search', () => {
  const search = (text: string) => searchIndicators(catalogue, rows, searchWords(text))
  test.each([
    ['社会消费品 增速', 'economy.retail-sales.growth'],
    ['RETAIL growth', 'economy.retail-sales.growth'],
    ['ｒｅｔａｉｌ-sales.growth', 'economy.retail-sales.growth'],
    ['population', 'economy.population.level'],
    ['储备粮总量', 'grain.reserve.total'],
  ])('for %j finds %s', (text, code) => {
    expect(search(text).sections.flatMap((section) => codes(section.rows))).toContain(code)
  })

  test('names what matches and is not published yet', () => {
    const { sections, unpublished } = search('固定资产投资增速')
    expect(sections).toEqual([])
    expect(unpublished.map(({ code }) => code)).toContain('economy.fixed-asset-investment.growth')
  })

  test('finds nothing for words that occur nowhere', () => {
    expect(search('零售 zzz')).toEqual({ sections: [], unpublished: [] })
  })
})
