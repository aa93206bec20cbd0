import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/roomAppraisal.en.json'
import zh from '#client/locales/roomAppraisal.zh-CN.json'
import { useRoomFormat } from '#client/rooms/useRoomFormat.ts'
import { SCORE_DECIMALS } from '#shared/appraisal/score.ts'
import { periodLabel, periodParts, type Period } from '#shared/period.ts'

addMessages({ 'zh-CN': zh, en })

/** How appraisals, dispatch and evaluations write scores, periods and places. */
export function useRankingText() {
  const { t, name, locale, day, number } = useRoomFormat()
  const score = (value: number | null): string =>
    value === null ? t('figure.none') : number(value, 'index', SCORE_DECIMALS)
  const period = (of: Period): string => periodLabel(of, { locale: locale.value })
  /** `11月`, and with its year where that begins. */
  const shortMonth = (of: Period, isFirst: boolean): string => {
    const { year, index } = periodParts(of)
    const month = locale.value === 'en' ? String(index) : `${index}月`
    return isFirst || index === 1 ? `${String(year % 100)}/${month}` : month
  }
  return { t, name, locale, day, number, score, period, shortMonth }
}
