import { OpenBlocks } from '#shared/report/template/openBlocks.ts'
import { blockOf, parseInline } from '#shared/report/template/parseInline.ts'
import { parseLineTag } from '#shared/report/template/parseLineTag.ts'
import { isTableLine, parseTable } from '#shared/report/template/parseTable.ts'
import { piecesOf } from '#shared/report/template/pieces.ts'
import { isLineTag } from '#shared/report/template/tag.ts'
import type { LineNode, Placed, Template } from '#shared/report/template/template.ts'
import { MOST_TEMPLATE_LENGTH, type TemplateFault } from '#shared/report/template/templateFault.ts'
import { TemplateFaults } from '#shared/report/template/templateFaults.ts'
import { templateLines, trimmed, withoutComments } from '#shared/report/template/templateLines.ts'

export interface ParsedTemplate {
  readonly template: Template
  readonly faults: readonly TemplateFault[]
}

/**
 * Reads the text of a report's template: every line that is not blank is a heading, an item, a row of a table or a
 * paragraph of its own; `<!-- -->` is for the staff. Never throws: what cannot be read is a fault with its place, and
 * the reading goes on after it. Whether figures and filters exist and go together says `checkTemplate`.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const faults = new TemplateFaults(text)
  if (text.length > MOST_TEMPLATE_LENGTH) {
    faults.add(
      'too-large',
      { at: MOST_TEMPLATE_LENGTH, end: text.length },
      {
        zh: `模板最长${MOST_TEMPLATE_LENGTH}字，现有${text.length}字`,
        en: `a template has ${MOST_TEMPLATE_LENGTH} characters at most, this one has ${text.length}`,
      },
    )
    return { template: { lines: [] }, faults: faults.inOrder }
  }
  const lines = parseLines(withoutComments(text, faults), faults)
  return { template: { lines }, faults: faults.inOrder }
}

function parseLines(text: string, faults: TemplateFaults): readonly LineNode[] {
  const lines = templateLines(text)
  const open = new OpenBlocks<LineNode>(faults, (opened, most) => paragraphEnd(text, opened, most))
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]
    if (!line) break
    if (isTableLine(text, line)) {
      const table = tableFrom(text, lines, i)
      open.add(parseTable(text, table, faults))
      i += table.length - 1
    } else readLine(text, line, open, faults)
  }
  return open.end(text.length)
}

function readLine(text: string, line: Placed, open: OpenBlocks<LineNode>, faults: TemplateFaults): void {
  const begun = beginningOf(text, line, faults)
  const pieces = piecesOf(text, begun.content, faults)
  const [only, more] = pieces
  if (begun.type === 'paragraph' && only && !more) {
    if (only.type === 'close') return open.close(only)
    if (only.type === 'else') return open.otherwise(only)
    if (only.type === 'open' && !isLineTag(only.name))
      return open.open({ at: only.at, end: only.end, name: only.name, make: blockOf(only.name, only) })
  }
  const whole = begun.type === 'paragraph' ? parseLineTag(pieces, faults) : null
  if (whole) return open.add(whole)
  const children = parseInline(pieces, faults)
  switch (begun.type) {
    case 'heading':
      return open.add({ type: 'heading', level: begun.level, children, ...line })
    case 'item':
      return open.add({ type: 'item', number: begun.number, children, ...line })
    case 'paragraph':
      if (children.length > 0) open.add({ type: 'paragraph', children, ...line })
  }
}

type Beginning = { readonly content: Placed } & (
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4 }
  | { readonly type: 'item'; readonly number: number | null }
  | { readonly type: 'paragraph' }
)
const LEVELS = [1, 2, 3, 4] as const

function beginningOf(text: string, line: Placed, faults: TemplateFaults): Beginning {
  const written = text.slice(line.at, line.end)
  const after = (length: number): Placed => trimmed(text, { at: line.at + length, end: line.end })
  const hashes = /^#+/.exec(written)?.[0].length ?? 0
  if (hashes > 0) {
    const marks = { at: line.at, end: line.at + hashes }
    const level = LEVELS[hashes - 1]
    if (!level)
      faults.add('unexpected', marks, { zh: '标题最多四级', en: 'headings have four levels at most' }, '####')
    else if (!/^#+(\s|$)/.test(written))
      faults.add(
        'unexpected',
        marks,
        { zh: '“#”后面要空一格', en: 'a blank has to follow the "#"' },
        `${'#'.repeat(hashes)} `,
      )
    return { type: 'heading', level: level ?? 4, content: after(hashes) }
  }
  if (/^-{3,}$/.test(written))
    faults.add('unexpected', line, { zh: '报告里没有分隔线', en: 'a report has no ruled lines' }, '')
  const item = /^(?:(\d{1,3})\.|-)\s+/.exec(written)
  if (!item) return { type: 'paragraph', content: line }
  return {
    type: 'item',
    number: item[1] === undefined ? null : Number(item[1]),
    content: after(item[0].length),
  }
}

/** The lines from the first on that are lines of its table: no blank line stands between. */
function tableFrom(text: string, lines: readonly Placed[], first: number): readonly Placed[] {
  const isNext = ({ end }: Placed, line: Placed): boolean =>
    isTableLine(text, line) && !/\n\s*\n/.test(text.slice(end, line.at))
  let past = first + 1
  for (
    let [last, line] = [lines[first], lines[past]];
    last && line && isNext(last, line);
    line = lines[past]
  ) {
    last = line
    past += 1
  }
  return lines.slice(first, past)
}

/** The end of the first paragraph after a tag on its own line: there its block was probably meant to end. */
function paragraphEnd(text: string, { end }: Placed, most: number): number {
  const after = text.slice(end, most)
  const begin = after.length - after.trimStart().length
  const blank = after.slice(begin).search(/\n[^\S\n]*\n/)
  return trimmed(text, { at: end, end: blank < 0 ? most : end + begin + blank }).end
}
