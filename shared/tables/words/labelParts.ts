import { MAX_CELL_TEXT, plainText } from '#shared/cells/plainText.ts'
import { unitList } from '#shared/tables/words/unitWords.ts'
import type { Unit } from '#shared/unit.ts'

/** A label of a row or column without what is around its name. */
export interface LabelParts {
  /** The name: 固定资产投资增速. */
  readonly name: string
  /** It was numbered like a chapter: 一、 */
  readonly isChapter: boolean
  /** 其中： or #, a part of the row above. */
  readonly isPart: boolean
  /** Codes of the units in it, joined by commas; empty where there is none. */
  readonly unit: string
}

const CHAPTER = /^[一二三四五六七八九十]{1,3} ?[、.,:]\s*/
const NUMBERING =
  /^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}(?:\.\d{1,2}){0,3} ?[、)]|\d{1,2}(?:\.\d{1,2}){0,3}\.?(?: |(?=[\u4e00-\u9fff])(?<=\.))|[①-⒛㈠-㈩ⅰ-ⅻⅠ-Ⅻ][.、]?|[·•◆■●▪○*]+)\s*/
const PART = /^(?:其中|#)\s*:?\s*/
const FOOTNOTE = /(?:[①-⒛¹²³⁰-⁹*※†‡]|[[〔]\d{1,2}[\]〕]|\(?注\d{0,2}\)?|\(\d{1,2}\))$/
const IN_BRACKETS = / ?\(([^()]{1,40})\)$/
const BARE_PERCENT = /(?:±|\+-)?%$/

/** The label on one line as a keyboard types it; spaces that only spread Chinese out are gone. */
export function labelText(raw: string): string {
  if (raw.length > 2 * MAX_CELL_TEXT) return raw.slice(0, MAX_CELL_TEXT).trim()
  return plainText(raw)
    .replace(/(?<=[^ -~]) (?=[^ -~])/g, '')
    .replace(/[:：]$/, '')
}

/** Takes a label apart: numbering, 其中, footnote marks, unit in brackets. */
export function labelParts(raw: string, units: readonly Unit[]): LabelParts {
  let name = labelText(raw)
  let isPart = false
  const isChapter = CHAPTER.test(name)
  for (let before = ''; before !== name && name.length > 1;) {
    before = name
    name = name.replace(CHAPTER, '').replace(NUMBERING, '')
    if (PART.test(name)) isPart = true
    name = name.replace(PART, '')
  }
  let unit = ''
  for (let before = ''; before !== name;) {
    before = name
    name = name.replace(FOOTNOTE, '').trim()
    const inside = IN_BRACKETS.exec(name)
    const named = inside ? unitList(inside[1] ?? '', units) : ''
    if (named !== '') {
      unit = named
      name = name.slice(0, inside?.index).trim()
    } else if (BARE_PERCENT.test(name) && name.length > 1) {
      unit = 'percent'
      name = name
        .replace(BARE_PERCENT, '')
        .replace(/[(,、/]+$/, '')
        .trim()
    }
  }
  return { name: name === '' ? labelText(raw) : name, isChapter, isPart, unit }
}
