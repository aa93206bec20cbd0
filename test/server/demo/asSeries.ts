import type { Catalogue } from '#shared/catalogue/catalogue.ts'

/** What a series key of the demonstration stands for; throws for an indicator that the catalogue lacks. */
export function asSeries(catalogue: Catalogue, series: string) {
  const [code = '', area = ''] = series.split('@')
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(`the catalogue has no ${code}`)
  return { indicator, rule: catalogue.rule(indicator.rule), subject: catalogue.subject(area) }
}
