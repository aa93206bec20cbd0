import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030'
export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The text of a file, in the one encoding it can be in: by its byte order mark, else UTF-8 where every byte fits, else
 * GB18030 where it reads like Chinese. Throws FileRefusal rather than hand out characters that nobody wrote.
 */
export function decodeText(file: Buffer): DecodedText {
  const mark = file.toString('latin1', 0, 3)
  if (mark.startsWith('\xFF\xFE')) return sure(file, 'UTF-16LE')
  if (mark.startsWith('\xFE\xFF')) return sure(file, 'UTF-16BE')
  if (mark === '\xEF\xBB\xBF') return sure(file, 'UTF-8')
  if (file.subarray(0, 4096).includes(0)) throw new FileRefusal('another-kind', { found: '' })
  const utf8 = decoded(file, 'UTF-8')
  if (utf8 !== undefined && !mayBeChinese(utf8)) return { text: utf8, encoding: 'UTF-8' }
  const chinese = decoded(file, 'GB18030')
  if (chinese !== undefined && readsLikeChinese(file)) return { text: chinese, encoding: 'GB18030' }
  if (utf8 !== undefined) return { text: utf8, encoding: 'UTF-8' }
  throw new FileRefusal(isDamagedUtf8(file) ? 'damaged-text' : 'unknown-encoding')
}

function sure(file: Buffer, encoding: Encoding): DecodedText {
  const text = decoded(file, encoding)
  if (text === undefined) throw new FileRefusal('damaged-text')
  return { text, encoding }
}

const decoded = (file: Buffer, encoding: Encoding): string | undefined => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(file)
    return text.includes('\0') ? undefined : text // no table holds one, and neither does the database
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Two bytes of a Chinese character may by chance be one of UTF-8: of Greek, Cyrillic or Arabic, which no table here is in. */
const mayBeChinese = (text: string): boolean => !/[\u0800-\uFFFF]/.test(text) && /[\u0100-\u07FF]/.test(text)

/** Nearly all characters that Chinese tables use are those of GB 2312, whose second byte is above 0xA0 too. */
const COMMON_SHARE = 0.9

function readsLikeChinese(file: Buffer): boolean {
  let all = 0
  let common = 0
  for (let i = 0; i < file.length; i++) {
    const first = file[i] ?? 0
    if (first < 0x80) continue
    const second = file[++i] ?? 0
    if (second >= 0x30 && second <= 0x39) i += 2 // four bytes: rare characters
    all++
    if (second >= 0xa1 && ((first >= 0xb0 && first <= 0xf7) || (first >= 0xa1 && first <= 0xa9))) common++
  }
  return common >= all * COMMON_SHARE
}

/** Most of the characters are whole ones of UTF-8: a file that was cut or spoilt, not one in another encoding. */
function isDamagedUtf8(file: Buffer): boolean {
  const text = new TextDecoder('UTF-8').decode(file)
  const whole = text.match(/[\u4E00-\u9FFF\u3000-\u303F\uFF00-\uFFEF]/g)?.length ?? 0
  const spoilt = text.match(/\uFFFD/g)?.length ?? 0
  return spoilt > 0 && whole > spoilt * 4
}
