/** Surnames of two characters that are common enough to be met. */
const DOUBLE = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
  '司徒',
])

/** A person's name as a shared screen may show it: the surname, and that there is more (张××). */
export function masked(name: string): string {
  const text = name.trim()
  if (text === '') return ''
  const [first = ''] = text
  return `${DOUBLE.has(text.slice(0, 2)) ? text.slice(0, 2) : first}××`
}
