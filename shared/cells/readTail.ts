import { unitNamed } from '#shared/cells/unitNamed.ts'
import type { Unit } from '#shared/unit.ts'

/** What stands behind a number: a unit, footnote marks, a remark in brackets. */
export interface Tail {
  readonly unit: Unit | undefined
  readonly footnote: boolean
  readonly remark: string | undefined
}

const FOOTNOTE =
  /(?:[①-⒛㈠-㈩⓪-⓿❶-❿¹²³⁰-⁹*※†‡]|\((?:注|附注)? ?\d{1,2}\)|[[〔【]\d{1,2}[\]〕】]|\(?注\d{0,2}\)?[:：]?)$/
const BRACKETED = /[([]([^()[\]]{1,40})[)\]]$/

/** The parts of a tail, or undefined where it is anything else, such as the rest of a sentence. */
export function readTail(text: string, units: readonly Unit[], like: Unit | undefined): Tail | undefined {
  let rest = text.trim()
  let footnote = false
  let remark: string | undefined
  for (;;) {
    const unit = rest === '' ? undefined : unitNamed(rest, units, like)
    if (rest === '' || unit) return { unit, footnote, remark }
    const mark = FOOTNOTE.exec(rest)
    const words = mark ? null : BRACKETED.exec(rest)
    const cut = mark ?? words
    if (!cut) return undefined
    if (mark) footnote = true
    else {
      const inside = unitNamed(words?.[1] ?? '', units, like)
      if (inside) return cut.index === 0 ? { unit: inside, footnote, remark } : undefined
      if (remark !== undefined) return undefined
      remark = words?.[1]
    }
    rest = rest.slice(0, cut.index).trim()
  }
}
