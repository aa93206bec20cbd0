import { grouped, inUnit, MONEY_UNITS } from '#client/components/ledgers/amountText.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/roomProjects.en.json'
import zh from '#client/locales/roomProjects.zh-CN.json'
import type { Said } from '#shared/ledger/ledger.ts'
import { formatNumber, percentWords, pointsWords } from '#shared/wording/index.ts'
import { periodLabel, periodParts, type Day, type Period } from '#shared/period.ts'

addMessages({ 'zh-CN': zh, en })

const YI = MONEY_UNITS.find(({ code }) => code === 'yi')

/** How a project's amounts, shares and months are written, in every panel alike: 亿元, %, percentage points. */
export function useProjectText() {
  const { t, name, locale, tongue, brief } = useFormat()
  const none = (): string => t('figure.none')

  /** The number of 亿元 alone, for places that say the unit around it. */
  const yi = (yuan: number | null, decimals = 2): string =>
    yuan === null || !YI ? none() : formatNumber(inUnit(yuan, YI), { decimals, rounding: tongue().rounding })
  /** In lists, as many decimals as there are, at most four: 万元 stay visible. */
  const yiExact = (yuan: number | null): string =>
    yuan === null || !YI ? none() : grouped(inUnit(yuan, YI), 4)
  const percent = (share: number | null): string => (share === null ? none() : percentWords(share, tongue()))
  /** `+5.3`, `−14.2`: percentage points where the column says so. */
  const points = (gap: number | null): string =>
    gap === null ? none() : formatNumber(gap, { decimals: 1, signed: true, rounding: tongue().rounding })
  const pointsSize = (gap: number): string => pointsWords(gap, brief())
  const said = (words: Said | null | undefined): string => (words ? name(words) : none())
  /** `1—9月`: what was counted since January by the end of a month. */
  const sinceJanuary = (period: Period, near?: number): string =>
    periodLabel(period, {
      locale: locale.value,
      basis: 'ytd',
      janFebCombined: true,
      year: near !== periodParts(period).year,
    })
  const day = (on: Day | null): string => on ?? none()

  return { t, locale, tongue, none, yi, yiExact, percent, points, pointsSize, said, sinceJanuary, day }
}
