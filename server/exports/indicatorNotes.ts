import { BASIS, indicatorName } from '#server/exports/columns.ts'
import type { Catalogue, Named } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Locale } from '#shared/period.ts'
import { pricesWords } from '#shared/wording/difference.ts'

const HEADINGS = {
  'zh-CN': [
    '指标代码',
    '指标',
    '单位',
    '小数位',
    '时期属性',
    '价格口径',
    '填报单位',
    '发布单位',
    '发布规则',
    '公式',
    '说明',
  ],
  en: [
    ...['Indicator code', 'Indicator', 'Unit', 'Decimals', 'Basis', 'Price basis'],
    ...['Filed by', 'Published by', 'Release rule', 'Formula', 'Note'],
  ],
} as const

/** 指标说明: a heading, and a line for each indicator. */
export function indicatorNotes(
  catalogue: Catalogue,
  indicators: readonly Indicator[],
  locale: Locale,
): readonly (readonly string[])[] {
  const name = (named: Omit<Named, 'code'> | undefined): string =>
    named ? (locale === 'en' ? named.en : named.zh) : ''
  const line = (indicator: Indicator): readonly string[] => [
    ...[
      indicator.code,
      indicatorName(indicator, locale),
      name(catalogue.unit(indicator.unit)),
      String(indicator.decimals),
    ],
    BASIS[indicator.basis][locale === 'en' ? 1 : 0],
    pricesWords(indicator.priceBasis, { locale }) ?? '',
    name(catalogue.owner(catalogue.filedBy(indicator))),
    name(catalogue.owner(indicator.owner)),
    ...[name(catalogue.rule(indicator.rule)), indicator.derivedFrom ?? '', indicator.note ?? ''],
  ]
  return [HEADINGS[locale], ...indicators.map(line)]
}
