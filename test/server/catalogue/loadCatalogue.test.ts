import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'

describe('the catalogue', () => {
  const catalogue = loadCatalogue()

  it('holds the 140 figures of the report, the 90 statistics and the references, each once', () => {
    const codes = catalogue.indicators.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(catalogue.domains).toHaveLength(13)
    expect(codes.filter((code) => /^(project|projects)\./.test(code)).length).toBeGreaterThan(40)
    expect(catalogue.site.peers).toHaveLength(16)
  })

  it('makes one indicator of a figure that stands in both files, with the calendar of the series', () => {
    const rank = catalogue.indicator('economy.fixed-asset-investment.rank-city')
    expect(rank).toMatchObject({
      rule: 'monthly-no-jan',
      rankOf: 'economy.fixed-asset-investment.growth',
      group: 'investment',
    })
    expect(catalogue.indicators.filter(({ code }) => code === rank?.code)).toHaveLength(1)
  })

  it('gives the release desk what higher authorities publish, and every office its own', () => {
    const filedBy = (code: string) => {
      const indicator = catalogue.indicator(code)
      return indicator && catalogue.filedBy(indicator)
    }
    expect(filedBy('economy.retail-sales.growth')).toBe('bureau.stats-general')
    expect(filedBy('grain.reserve.district')).toBe('bureau.grain')
  })
})
