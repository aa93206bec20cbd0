import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { CheckCode, Finding } from '#shared/checks/finding.ts'
import type { Indicator } from '#shared/indicator.ts'
import { isPeriod, periodLabel, type Period } from '#shared/period.ts'
import { cellNumber } from '#shared/wording/cellNumber.ts'
import { either, type Tongue } from '#shared/wording/tongue.ts'

/** The sentence of each finding; `{name}` stands for a parameter, numbers as the cell writes them. */
const SENTENCES: Readonly<Record<CheckCode, { readonly zh: string; readonly en: string }>> = {
  'period-kind': { zh: '该指标按{expected}填报', en: 'This indicator is filed by the {expected}' },
  'january-combined': { zh: '1月与2月合并填报，请填 1—2月', en: 'January is filed together with February' },
  'period-not-open': { zh: '{period}尚未结束，不能填报', en: '{period} has not ended yet' },
  'not-whole': { zh: '应为整数', en: 'Must be a whole number' },
  'below-nothing': { zh: '不能为负', en: 'Cannot be negative' },
  'no-such-share': { zh: '比重应在 0～100 之间', en: 'A share lies between 0 and 100' },
  'no-such-place': { zh: '全市共 {peers} 个位次', en: 'There are only {peers} places' },
  'unit-jump': {
    zh: '为历史水平（约 {usual}）的{times}，疑为单位不符',
    en: '{times} what it usually is (about {usual}): another unit, perhaps',
  },
  'out-of-history': { zh: '超出历史范围（{low}～{high}）', en: 'Outside its history ({low} to {high})' },
  'out-of-same-months': {
    zh: '超出历年同期范围（{low}～{high}）',
    en: 'Outside the same months of other years ({low} to {high})',
  },
  'over-full': { zh: '完成率超过 100%，以往未有', en: 'Above 100 %, which it never was' },
  decimals: { zh: '该指标发布到 {decimals} 位小数', en: 'It is published to {decimals} decimals' },
  fell: { zh: '低于上期累计 {previous}', en: 'Below the previous total {previous}' },
  stood: { zh: '与上期数值完全相同', en: 'The very figure of the previous period' },
  'last-year': { zh: '与上年同期数值完全相同', en: 'The very figure of last year' },
  months: {
    zh: '上期累计加当期为 {sum}，与本期累计相差 {difference}',
    en: 'Previous cumulative plus this period is {sum}, {difference} off the cumulative',
  },
  parts: { zh: '分项合计 {sum}，相差 {difference}', en: 'Parts add up to {sum}, off by {difference}' },
  'over-total': { zh: '大于总计 {total}', en: 'More than its total {total}' },
  direction: { zh: '与总额增减方向不一致{basis}', en: 'The amount moves the other way{basis}' },
}

const KINDS: Readonly<Record<string, string>> = {
  day: '日',
  month: '月',
  quarter: '季度',
  half: '半年',
  year: '年度',
}

/** A finding in words: `超出历史范围（−12.6～9.8），是否为 3.2？`. */
export function checkWords(
  finding: Finding,
  indicator: Indicator,
  catalogue: Catalogue,
  tongue: Tongue,
): string {
  const said = checkStatement(finding, indicator, catalogue, tongue)
  return finding.severity === 'hard' ? said : said + ask(finding, indicator, tongue)
}

/** What was found, without the question: `超出历史范围（−12.6～9.8）`. */
export function checkStatement(
  finding: Finding,
  indicator: Indicator,
  catalogue: Catalogue,
  tongue: Tongue,
): string {
  const { zh, en } = SENTENCES[finding.code]
  return either(tongue, zh, en).replace(/\{(\w+)\}/g, (_, name: string) => word(name))

  function word(name: string): string {
    const value = finding.params[name === 'times' ? 'jump' : name]
    if (value === undefined) return ''
    if (name === 'basis') return basisWords(String(value), tongue)
    if (name === 'times') return timesWords(Number(value), tongue)
    if (name === 'expected') return either(tongue, KINDS[value] ?? '', String(value))
    if (isPeriod(value)) return label(value, indicator, catalogue, tongue)
    return typeof value === 'number' && !COUNTS.has(name) ? cellNumber(value, indicator) : String(value)
  }
}

/** Growth is not always taken of the published amounts: that may be why the two part (S4, S5). */
function basisWords(basis: string, tongue: Tongue): string {
  if (basis === 'comparable-scope')
    return either(tongue, '（增速按可比口径计算）', ' (growth is of a comparable set of units)')
  const isReal = basis === 'comparable' || basis === 'real'
  return isReal ? either(tongue, '（增速按可比价计算）', ' (growth is at comparable prices)') : ''
}

/** Parameters that are plain numbers and no figures. */
const COUNTS = new Set(['peers', 'decimals'])

function ask({ proposal, code }: Finding, indicator: Indicator, tongue: Tongue): string {
  if (proposal === undefined)
    return ABOUT_OTHERS.has(code)
      ? either(tongue, '，请核对', '; please check')
      : either(tongue, '，是否无误？', '. Is it right?')
  const meant = cellNumber(proposal, indicator)
  return either(tongue, `，是否为 ${meant}？`, `. Did you mean ${meant}?`)
}

/** Where the trouble may as well lie with another figure. */
const ABOUT_OTHERS = new Set<CheckCode>(['fell', 'months', 'parts', 'over-total', 'direction'])

const TEN_THOUSAND = { zh: '万', times: '10 thousand', part: 'ten-thousandth' }
const HUNDRED_MILLION = { zh: '亿', times: '100 million', part: 'hundred-millionth' }

/** `约 1 万倍`, `约 1 亿分之一`. */
function timesWords(jump: number, tongue: Tongue): string {
  const { zh, times, part } = Math.abs(jump) === 8 ? HUNDRED_MILLION : TEN_THOUSAND
  return jump > 0
    ? either(tongue, `约 1 ${zh}倍`, `About ${times} times`)
    : either(tongue, `约 1 ${zh}分之一`, `About one ${part} of`)
}

const label = (
  period: Period,
  { basis, rule }: Indicator,
  catalogue: Catalogue,
  { locale }: Tongue,
): string => periodLabel(period, { locale, basis, janFebCombined: !catalogue.rule(rule).january })
