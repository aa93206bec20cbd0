/**
 * The identity of a form: its header and its labels, without periods and values, so that next month's file has the
 * same. Two words of 32 bits, enough to tell the forms of an office apart.
 */
export function formOf(headers: readonly string[], labelKeys: readonly string[]): string {
  const columns = headers.map(timeless)
  const labels = [...new Set(labelKeys.filter((key) => !key.startsWith('period|')).map(timeless))].sort()
  return `${hash(columns.join('\n'))}-${hash(labels.join('\n'))}`
}

/** The text without numbers that a new month changes. */
export const timeless = (text: string): string =>
  text.replace(
    /(?:(?:19|20)\d{2}年?)?(?:(?:1 ?[-—–~至] ?)?\d{1,2}月|上半年|下半年|前?[一二三四1-4]季度|\d{4}年?)/g,
    '·',
  )

/** FNV-1a. */
function hash(text: string): string {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h >>> 0).toString(36)
}
