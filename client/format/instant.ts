const BUREAU = 'Asia/Shanghai'

/*
 * Instants are shown on the bureau's clock wherever the screen stands. Intl's formatters are costly to make, so
 * there is one of each.
 */
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: BUREAU,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const minute = new Intl.DateTimeFormat('en-GB', { timeZone: BUREAU, hour: '2-digit', minute: '2-digit' })
const zhDate = new Intl.DateTimeFormat('zh-CN', {
  timeZone: BUREAU,
  month: 'long',
  day: 'numeric',
  weekday: 'long',
})
const enDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: BUREAU,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})
const day = new Intl.DateTimeFormat('en-CA', { timeZone: BUREAU })

/** `14:32:08` */
export const clockTime = (ms: number): string => clock.format(ms)
/** `14:32` */
export const minuteTime = (ms: number): string => minute.format(ms)
/** `2026-11-23` */
export const calendarDay = (ms: number): string => day.format(ms)
/** `11月23日 星期一`, `Mon 23 Nov` */
export const longDate = (ms: number, locale: string): string =>
  locale === 'en' ? enDate.format(ms) : zhDate.format(ms).replace(/(日)\s*(星期)/, '$1 $2')
