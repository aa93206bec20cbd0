const DATE =
  /^(?:\d{4} ?[-/年] ?\d{1,2}(?: ?[-/月] ?\d{1,2} ?日?)?月?(?: \d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{1,2}-[a-z]{3}(?:-\d{2,4})?|[a-z]{3}-\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?)$/i

/** The text names a day, a month, a year or a time of day: nothing that can be a value. */
export const isDateText = (plain: string): boolean => DATE.test(plain)

/** A number format of a sheet that shows dates or times: `yyyy/m/d`, `[$-804]yyyy"年"m"月"`, `h:mm`. */
export function isDateFormat(format: string): boolean {
  const bare = format.slice(0, 120).replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/\.0+$/, '')) && !/general/i.test(bare)
}
