/** What a file comes to: figures as `series period` → value, of the home district and this month unless said. */
export interface Expected {
  readonly figures: Readonly<Record<string, number | null>>
  /** Codes of open questions. */
  readonly questions?: readonly string[]
  /** `error sheet-error C3`. */
  readonly problems?: readonly string[]
}

const HOME = '410104'
const MONTH = '2026-10'
const short = (figures: Readonly<Record<string, number | null>>, of = HOME, period = MONTH) =>
  Object.fromEntries(
    Object.entries(figures).map(([code, value]) => [`economy.${code}@${of} ${period}`, value]),
  )

const PLAIN = short({
  'retail-sales.level': 165.1,
  'retail-sales.growth': -6.3,
  'fixed-asset-investment.growth': 8.4,
  'private-investment.growth': 3.8,
  'industry-value-added.growth': 3.2,
  'housing-sales-value.level': 88.25,
  'housing-sales-value.growth': -12.5,
})
const TWO_ROWS = {
  ...short({
    'retail-sales.level': 165.1,
    'retail-sales.growth': -6.3,
    'real-estate-investment.level': 92.36,
    'real-estate-investment.growth': 4.4,
    'housing-sales-area.level': 101.5,
    'housing-sales-area.growth': -3,
  }),
  ...short(
    { 'retail-sales.growth': 2.4, 'real-estate-investment.growth': 5.1, 'housing-sales-area.growth': -1.2 },
    '410100',
  ),
}
const retail = (of: string, level: number, growth: number) =>
  short({ 'retail-sales.level': level, 'retail-sales.growth': growth }, of)
const CENTRE = {
  ...retail(HOME, 165.1, -6.3),
  ...retail('410103', 201.33, 1.2),
  ...retail('410105', 512.08, 4.6),
}
const AREAS = { ...CENTRE, ...retail('410122', 88.4, 3.1), ...retail('410184', 140.02, 5) }
const SALES = short({
  'retail-sales.level': 165.1,
  'retail-sales.growth': -6.3,
  'housing-sales-value.level': 88.25,
  'housing-sales-value.growth': -12.5,
})
const quarter = (period: string, values: readonly number[]) =>
  Object.fromEntries(
    ['gdp', 'gdp-primary', 'gdp-secondary', 'gdp-tertiary'].map((code, i) => [
      `economy.${code}.level@${HOME} ${period}`,
      values[i] ?? null,
    ]),
  )

/** By the name of the workbook. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  '01-title-and-unit-line': { figures: PLAIN },
  '02-two-row-header': { figures: TWO_ROWS },
  '03-units-mixed': {
    figures: short({
      'retail-sales.level': 165.1,
      'retail-sales.growth': -6.3,
      'real-estate-investment.level': 92.36,
      'real-estate-investment.growth': 4.4,
      'housing-sales-area.level': 101.5,
      'housing-sales-area.growth': -3,
      'electricity.level': 315_000,
      'electricity.growth': 2.2,
    }),
  },
  '04-footnotes': { figures: SALES },
  '05-group-rows': { figures: AREAS },
  '06-numbering-restarts': {
    figures: short({
      'retail-sales.level': 165.1,
      'retail-above-limit.level': 61.2,
      'real-estate-investment.level': 92.36,
      'housing-sales-value.level': 88.25,
    }),
  },
  '07-numbers-as-text': {
    figures: { ...SALES, ...short({ 'electricity.level': 315_000, 'electricity.growth': 2.2 }) },
  },
  '08-percent-format': {
    figures: short({ 'retail-sales.growth': -6.3, 'fixed-asset-investment.growth': 8.4 }),
  },
  '09-formulas-saved-by-libreoffice': { figures: SALES },
  '10-formula-never-calculated': {
    figures: short({ 'housing-sales-value.level': 88.25 }),
    problems: ['error sheet-error C3'],
  },
  '11-errors-saved-by-libreoffice': {
    figures: short({ 'housing-sales-value.level': 88.25 }),
    problems: ['error sheet-error C3'],
  },
  '12-hidden-parts': {
    figures: short({ 'retail-sales.level': 165.1, 'real-estate-investment.level': 92.36 }),
  },
  '13-several-sheets': { figures: { ...PLAIN, ...CENTRE } },
  '14-unit-jump': { figures: {}, questions: ['unit-jump'] },
  '15-parts-do-not-add-up': {
    figures: {
      ...short({ 'retail-sales.level': 165.1 }),
      ...short({ 'retail-sales.level': 201.33 }, '410103'),
      ...short({ 'retail-sales.level': 386.43 }, '410100'),
    },
    problems: ['warning parts-differ B5'],
  },
  '16-quarters-across': {
    figures: {
      ...quarter('2025-Q1', [132.1, 0.11, 30.99, 101]),
      ...quarter('2025-Q2', [280.4, 0.32, 66.08, 214]),
      ...quarter('2025-Q3', [431.5, 0.51, 101.99, 329]),
      ...quarter('2025-Q4', [592.2, 0.72, 138.48, 453]),
    },
  },
  '17-title-saved-by-libreoffice': { figures: PLAIN },
  '18-two-row-header-saved-by-libreoffice': { figures: TWO_ROWS },
  '19-areas-saved-by-libreoffice': { figures: AREAS },
  '20-formatted-to-the-last-row': { figures: PLAIN },
  '21-last-year-beside': { figures: SALES },
  '22-inline-strings': { figures: PLAIN },
  '23-yearbook-marks': {
    figures: short({ 'retail-sales.level': 165.1, 'housing-sales-value.growth': -12.5 }),
    questions: ['mark', 'mark'],
  },
  '24-another-office': {
    figures: short({ 'retail-sales.level': 165.1 }),
    problems: ['warning not-your-figure C4'],
  },
}
