import { useI18n } from 'vue-i18n'
import { useFormat } from '#client/format/useFormat.ts'
import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/roomCharts.en.json'
import zh from '#client/locales/roomCharts.zh-CN.json'
import { asPeriod, periodLabel, type Period } from '#shared/period.ts'
import { shiftDecimal } from '#shared/unit.ts'
import { formatNumber } from '#shared/wording/numeral.ts'

addMessages({ 'zh-CN': zh, en })

/** Projects are kept in yuan and told in 亿元. */
const YUAN_TO_YI = -8

/** Amounts, shares, days and months of projects in the reader's language. */
export function useChartWords() {
  const { t } = useI18n({ useScope: 'global' })
  const { tongue, locale } = useFormat()

  const number = (value: number, decimals = 1, signed = false): string =>
    formatNumber(value, { decimals, signed, rounding: tongue().rounding })
  /** 亿元 without the unit, from yuan. */
  const yi = (yuan: number): string => {
    const value = shiftDecimal(yuan, YUAN_TO_YI)
    return number(value, Math.abs(value) < 10 ? 2 : 1)
  }
  return {
    t,
    locale,
    number,
    yi,
    money: (yuan: number): string => t('roomCharts.money', { n: yi(yuan) }),
    percent: (value: number): string => t('roomCharts.percent', { n: number(value) }),
    points: (value: number): string => t('roomCharts.points', { n: number(value, 1, true) }),
    month: (period: Period, year = false): string => periodLabel(period, { locale: locale.value, year }),
    day: (day: string): string => periodLabel(asPeriod(day), { locale: locale.value }),
  }
}
