import { grouped } from '#client/components/ledgers/amountText.ts'
import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/roomStreams.en.json'
import zh from '#client/locales/roomStreams.zh-CN.json'
import { useRoomFormat } from '#client/rooms/useRoomFormat.ts'
import { shiftDecimal } from '#shared/unit.ts'

addMessages({ 'zh-CN': zh, en })

/** How the workstreams' own panels write amounts, shares and days. */
export function useStreamText() {
  const { t, name, number, day, locale } = useRoomFormat()
  /** The number of 万元 alone; its unit stands around it. */
  const wan = (yuan: number | null): string =>
    number(yuan === null ? null : shiftDecimal(yuan, -4), 'CNY-10K')
  /** As many decimals as there are: thresholds are round. */
  const wanExact = (yuan: number): string => grouped(shiftDecimal(yuan, -4))
  const tonnes = (value: number): string => number(value, 't', 0)
  const percent = (share: number | null): string =>
    share === null ? t('figure.none') : `${number(share, 'percent')}%`
  return { t, name, day, locale, number, wan, wanExact, tonnes, percent }
}
