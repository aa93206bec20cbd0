import type { NoTag, SlotTag } from '#shared/report/template/tag.ts'
import type { CodeRef, FilterCall, Placed } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'
import { trimmed } from '#shared/report/template/templateLines.ts'

/** Reads `code | filter | filter:argument`; `offset` is where the content begins in the template. */
export function readSlot(
  content: string,
  offset: number,
  whole: Placed,
  faults: TemplateFaults,
): SlotTag | NoTag {
  const parts = partsOf(content)
  const [first = { at: 0, end: content.length }, ...rest] = parts
  const placed = (part: Placed): Placed => ({ at: part.at + offset, end: part.end + offset })
  if (first.at === first.end) {
    faults.add(
      'unexpected',
      whole,
      { zh: '槽位里没有写代码', en: 'the slot names no figure' },
      ...(rest.length === 0 ? [''] : []),
    )
    return { type: 'none', ...whole }
  }
  const [code, forgotten] = splitAtBlank(content, first, offset, faults)
  const calls = forgotten ? [forgotten, ...rest] : rest
  const filters = calls.flatMap((part, i): FilterCall[] => {
    if (part.at < part.end) return [filterCall(content.slice(part.at, part.end), placed(part))]
    const bar = placed({ at: barBefore(content, part.at), end: part.end })
    faults.add(
      'unexpected',
      bar,
      { zh: '“|”后面没有过滤器', en: 'no filter follows the "|"' },
      i === calls.length - 1 ? '' : ' ',
    )
    return []
  })
  const ref: CodeRef = { code: content.slice(code.at, code.end), ...placed(code) }
  return { type: 'slot', code: ref, filters, ...whole }
}

function partsOf(content: string): readonly Placed[] {
  let at = 0
  return content.split('|').map((part) => {
    const place = trimmed(content, { at, end: at + part.length })
    at += part.length + 1
    return place
  })
}

const barBefore = (content: string, at: number): number => Math.max(0, content.lastIndexOf('|', at - 1))

/** `code filter`: the bar between them was forgotten. */
function splitAtBlank(
  content: string,
  part: Placed,
  offset: number,
  faults: TemplateFaults,
): [code: Placed, forgotten: Placed | null] {
  const written = content.slice(part.at, part.end)
  const blank = /\s+/.exec(written)
  if (!blank) return [part, null]
  const at = part.at + blank.index
  const end = at + blank[0].length
  faults.add(
    'unexpected',
    { at: at + offset, end: end + offset },
    { zh: '代码与过滤器之间要有“|”', en: 'a "|" has to stand between code and filter' },
    ' | ',
  )
  return [
    { at: part.at, end: at },
    { at: end, end: part.end },
  ]
}

function filterCall(written: string, placed: Placed): FilterCall {
  const colon = written.indexOf(':')
  if (colon < 0) return { name: written, argument: null, ...placed }
  return { name: written.slice(0, colon).trim(), argument: written.slice(colon + 1).trim(), ...placed }
}
