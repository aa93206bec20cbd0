import { inUnit, MONEY_UNITS } from '#client/components/ledgers/amountText.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/roomProjects.en.json'
import zh from '#client/locales/roomProjects.zh-CN.json'
import type { Said } from '#shared/ledger/ledger.ts'
import { formatNumber, percentWords } from '#shared/wording/index.ts'
import { periodLabel, periodParts, type Period } from '#shared/period.ts'

addMessages({ 'zh-CN': zh, en })

const YI = MONEY_UNITS.find(({ code }) => code === 'yi')

/** How a project's amounts, shares and months are written, in every panel alike: 亿元, %, percentage points. */
export function useProjectText() {
  const { t, name, locale, tongue } = useFormat()
  const none = (): string => t('figure.none')

  /** The number of 亿元 alone, for places that say the unit around it. */
  const yi = (yuan: number | null, decimals = 2): string =>
    yuan === null || !YI ? none() : formatNumber(inUnit(yuan, YI), { decimals, rounding: tongue().rounding })
  /** `1.31 亿元`: an amount in running text. */
  const amount = (yuan: number | null, decimals = 2): string =>
    yuan === null ? none() : t('project.amount', { n: yi(yuan, decimals) })
  const percent = (share: number | null): string => (share === null ? none() : percentWords(share, tongue()))
  /** `+5.3`, `−14.2`: percentage points where the column says so. */
  const points = (gap: number | null): string =>
    gap === null ? none() : formatNumber(gap, { decimals: 1, signed: true, rounding: tongue().rounding })
  const said = (words: Said | null | undefined): string => (words ? name(words) : none())
  /** `1—9月`: what was counted since January by the end of a month. */
  const sinceJanuary = (period: Period, near?: number): string =>
    periodLabel(period, {
      locale: locale.value,
      basis: 'ytd',
      janFebCombined: true,
      year: near !== periodParts(period).year,
    })

  return { t, tongue, none, yi, amount, percent, points, said, sinceJanuary }
}
