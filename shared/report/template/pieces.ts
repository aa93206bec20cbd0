import { readTag } from '#shared/report/template/readTag.ts'
import type { Tag } from '#shared/report/template/tag.ts'
import type { Placed } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'

/** A line taken apart: plain text, `**`, and what stands in braces. */
export type Piece = (Placed & { readonly type: 'text' | 'strong' }) | Tag

/** Two braces, or one where a code follows, or the wide ones of a Chinese keyboard. */
const MARK = /\{\{|\}\}|\*\*|\{[a-z#/][^{}]*\}|｛{1,2}[^{}｛｝]*｝{1,2}/g
/** As much of a tag that is not closed as can be its own. */
const OWN = /[^{}。，；、（）“”*]*/y

/** The pieces of a stretch of one line, in order and without gaps but for marks that mean nothing. */
export function piecesOf(text: string, { at, end }: Placed, faults: TemplateFaults): readonly Piece[] {
  const pieces: Piece[] = []
  const line = text.slice(0, end)
  let done = at
  MARK.lastIndex = at
  for (let mark = MARK.exec(line); mark; mark = MARK.exec(line)) {
    const from = mark.index
    if (from > done) pieces.push({ type: 'text', at: done, end: from })
    done = from + mark[0].length
    if (mark[0] === '**') pieces.push({ type: 'strong', at: from, end: done })
    else if (mark[0] === '}}')
      faults.add(
        'unexpected',
        { at: from, end: done },
        { zh: '“}}”前面没有“{{”', en: 'no "{{" stands before this "}}"' },
        '',
      )
    else if (mark[0] === '{{') {
      const tag = tagFrom(line, from, faults)
      pieces.push(tag)
      done = tag.end
    } else pieces.push(oddlyBraced(line, { at: from, end: done }, faults))
    MARK.lastIndex = done
  }
  if (end > done) pieces.push({ type: 'text', at: done, end })
  return pieces
}

/** The tag that begins with `{{` at a place of the line, closed or not. */
function tagFrom(line: string, at: number, faults: TemplateFaults): Tag {
  const close = line.indexOf('}}', at + 2)
  const next = line.indexOf('{{', at + 2)
  if (close >= 0 && (next < 0 || close < next))
    return readTag(line, { at: at + 2, end: close }, { at, end: close + 2 }, faults)
  OWN.lastIndex = at + 2
  const own = (OWN.exec(line)?.[0] ?? '').replace(/[\s|]+$/, '')
  const inside = { at: at + 2, end: at + 2 + own.length }
  const whole = { at, end: inside.end + (line.charAt(inside.end) === '}' ? 1 : 0) }
  faults.add(
    'unclosed-slot',
    whole,
    { zh: '“{{”没有用“}}”结束', en: 'the "{{" is not closed with "}}"' },
    own === '' ? '' : `{{${own}}}`,
  )
  return own === '' ? { type: 'none', ...whole } : readTag(line, inside, whole, faults)
}

function oddlyBraced(line: string, whole: Placed, faults: TemplateFaults): Tag {
  const written = line.slice(whole.at, whole.end)
  const own = written.replace(/^[{｛]+/, '').replace(/[}｝]+$/, '')
  const at = whole.at + written.indexOf(own)
  faults.add(
    'unexpected',
    whole,
    { zh: '槽位用两个半角花括号：“{{…}}”', en: 'a slot stands in two plain braces: "{{…}}"' },
    `{{${own}}}`,
  )
  return own === '' ? { type: 'none', ...whole } : readTag(line, { at, end: at + own.length }, whole, faults)
}
