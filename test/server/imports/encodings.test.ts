import { describe, expect, test } from 'vitest'
import { decodeText } from '#server/imports/reading/decodeText.ts'
import { fileKind } from '#server/imports/reading/fileKind.ts'
import { readFile } from '#server/imports/reading/readFile.ts'

const TEXT = '管城回族区2026年1—10月\r\n指标,单位,累计\r\n"社会消费品零售总额",亿元,"1,651.0"\r\n'
/** 管城回族区 … as Excel writes it on a Chinese machine; Node has no encoder for it. */
const GB18030 = Buffer.from(
  'b9dcb3c7bbd8d7e5c7f832303236c4ea31a1aa3130d4c20d0ad6b8b1ea2cb5a5cebb2cc0dbbcc60d0a22c9e7bbe1cffbb7d1c6b7c1e3cadbd7dcb6ee222cd2dad4aa2c22312c3635312e30220d0a',
  'hex',
)
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT.replaceAll(',', '\t'), 'utf16le')])

describe('a text is read in the encoding that it is in', () => {
  test('UTF-8, with and without its mark', () => {
    expect(decodeText(Buffer.from(TEXT))).toEqual({ text: TEXT, encoding: 'UTF-8' })
    expect(decodeText(Buffer.concat([UTF8_MARK, Buffer.from(TEXT)]))).toEqual({
      text: TEXT,
      encoding: 'UTF-8',
    })
  })
  test('GB18030, as Chinese Excel writes CSV', () => {
    expect(decodeText(GB18030)).toEqual({ text: TEXT, encoding: 'GB18030' })
  })
  test('UTF-16, as Excel writes "Unicode text"', () => {
    expect(decodeText(utf16).encoding).toBe('UTF-16LE')
    expect(decodeText(utf16).text).toContain('社会消费品零售总额')
  })
  test('two characters of GB18030 that happen to be UTF-8 are Chinese all the same', () => {
    // 小 is D0 A1, which UTF-8 reads as the Cyrillic С.
    expect(decodeText(Buffer.from('d0a12c310a', 'hex'))).toEqual({ text: '小,1\n', encoding: 'GB18030' })
  })
  test('a NUL that no table has is refused, wherever it stands, and kept by no database', () => {
    const late = Buffer.concat([Buffer.from(TEXT.repeat(100)), Buffer.from([0])])
    expect(() => decodeText(late)).toThrow('unknown-encoding')
    expect(() => decodeText(Buffer.concat([UTF8_MARK, late]))).toThrow('damaged-text')
  })
  test('signs of Latin in UTF-8 stay what they are', () => {
    expect(decodeText(Buffer.from('±5 × 10³,1\n')).text).toBe('±5 × 10³,1\n')
  })
})

test('a name does not make a file: workbooks named .csv and texts named .xlsx are read by what is in them', async () => {
  expect(fileKind(Buffer.from(TEXT))).toBe('csv')
  const { kind, encoding, sheets } = await readFile(GB18030)
  expect([kind, encoding]).toEqual(['csv', 'GB18030'])
  expect(sheets[0]?.rows[2]?.map(({ text }) => text)).toEqual(['社会消费品零售总额', '亿元', '1,651.0'])
})

test('every cut of a UTF-8 text is either read whole or refused, never taken for Chinese of another encoding', () => {
  const file = Buffer.from(TEXT)
  for (let length = 9; length < file.length; length++) {
    const cut = file.subarray(0, length)
    const read = ((): string => {
      try {
        return decodeText(cut).text
      } catch {
        return ''
      }
    })()
    expect(TEXT.startsWith(read), `cut at ${length}: ${read}`).toBe(true)
  }
})
