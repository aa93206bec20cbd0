const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一 to 九十九; larger numbers stay in figures. */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return String(n)
  if (n <= 10) return DIGITS[n] ?? ''
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? DIGITS[tens] : ''}十${n % 10 > 0 ? DIGITS[n % 10] : ''}`
}

const VALUES = new Map(Array.from({ length: 100 }, (_, n) => [chineseNumeral(n), n]))

export const fromChineseNumeral = (text: string): number | undefined => VALUES.get(text)

/** 第一 to 第十, then 第11. */
export const ordinal = (n: number): string => `第${n <= 10 ? chineseNumeral(n) : n}`
