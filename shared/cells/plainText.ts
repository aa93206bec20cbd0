/** Cells longer than this hold prose; no number of a table is written with as many characters. */
export const MAX_CELL_TEXT = 200

const WIDE = /[！-～]/g
const ODD = /[^\x21-\x7e]/

/**
 * The text with full-width forms, Chinese punctuation and the many dashes and spaces as a keyboard would type them.
 * Signs that mean something by themselves (①, ³, ‰, —, …) stay what they are.
 */
export function plainText(text: string): string {
  if (!ODD.test(text)) return text.startsWith("'") ? text.slice(1) : text
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d)。(?=\d)/g, '.')
    .replace(/[−﹣‐‑‒]|–(?= ?[\d.])/g, '-')
    .replace(/[﹪٪]/g, '%')
    .trim()
    .replace(/^['‘’`] ?/, '')
}
