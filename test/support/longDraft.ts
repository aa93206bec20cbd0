import type { Page } from 'playwright-core'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { addPeriods, asPeriod, periodLabel, type Period } from '#shared/period.ts'
import { hasPeriod, isWorkedOut, type Indicator } from '#shared/indicator.ts'
import { cellKey, seriesKey, type CellKey, type SeriesKey } from '#shared/series.ts'

/** One figure of a long list: its cell, and how a table of Excel names it. */
export interface LongRow {
  readonly key: CellKey
  readonly series: SeriesKey
  readonly period: Period
  readonly indicator: Indicator
  /** `社会消费品零售总额	410104	2026年1—9月`. */
  readonly names: string
  readonly text: string
}

const catalogue = loadCatalogue()

/** So many economy figures that the release desk copies, of all areas and of one month after the other backwards. */
export function longRows(count: number, newest = asPeriod('2026-09')): readonly LongRow[] {
  const indicators = catalogue.indicators.filter(
    (i) =>
      i.domain === 'economy' &&
      !isWorkedOut(i) &&
      catalogue.filedBy(i) === catalogue.site.releaseDesk &&
      catalogue.rule(i.rule).periodKind === 'month',
  )
  const rows: LongRow[] = []
  for (let back = 0; rows.length < count; back++) {
    const period = addPeriods(newest, -back)
    for (const { code } of catalogue.subjects)
      for (const indicator of indicators) {
        if (rows.length === count) break
        if (!hasPeriod(catalogue.rule(indicator.rule), period)) continue
        const series = seriesKey(indicator.code, code)
        const { basis, rule } = indicator
        const when = periodLabel(period, { basis, janFebCombined: !catalogue.rule(rule).january })
        const names = [indicator.zh, code, when].join('\t')
        rows.push({
          key: cellKey(series, period),
          series,
          period,
          indicator,
          names,
          text: textOf(indicator, rows.length),
        })
      }
  }
  return rows
}

/** A place, a count or a number with decimals, such that no check has anything to ask. */
const textOf = ({ unit, decimals }: Indicator, i: number): string => {
  const { dimension } = catalogue.unit(unit)
  if (dimension === 'rank') return String((i % 16) + 1)
  return dimension === 'count' ? String(100 + (i % 50)) : (5 + (i % 40) / 10).toFixed(Math.min(1, decimals))
}

/** Opens a draft of these figures as an import would have made it, in the session of the page. */
export async function openLongDraft(page: Page, rows: readonly LongRow[]): Promise<string> {
  const entries = rows.map(({ series, period, text }) => ({ series, period, text, seen: 0, answers: [] }))
  const id = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/api/v1/drafts', { method: 'POST', headers, body: JSON.stringify(body) })
      const draft: unknown = await answer.json()
      if (!answer.ok || typeof draft !== 'object' || draft === null || !('id' in draft))
        throw new Error(JSON.stringify(draft))
      return String(draft.id)
    },
    { origin: 'import', sheet: null, head: {}, entries },
  )
  await page.goto(`${new URL(page.url()).origin}/admin/drafts/${id}`)
  await page.locator('input[data-cell]').first().waitFor()
  return id
}
