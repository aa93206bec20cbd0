import { OpenBlocks } from '#shared/report/template/openBlocks.ts'
import type { Piece } from '#shared/report/template/pieces.ts'
import { isLineTag, type OpenTag, type Word } from '#shared/report/template/tag.ts'
import type { BlockNode, BlockTest, CodeRef, InlineNode } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'

/** The nodes of one line, or of one cell of a table; blocks and `**` that are opened in it have to end in it. */
export function parseInline(pieces: readonly Piece[], faults: TemplateFaults): readonly InlineNode[] {
  const open = new OpenBlocks<InlineNode>(faults, (_, most) => most)
  for (const piece of pieces)
    switch (piece.type) {
      case 'text':
        open.add({ ...piece, type: 'text', text: faults.text.slice(piece.at, piece.end) })
        break
      case 'slot':
        open.add(piece)
        break
      case 'strong':
        if (open.innermost === '**') open.close({ ...piece, type: 'strong', name: '**' })
        else
          open.open({
            name: '**',
            at: piece.at,
            end: piece.end,
            make: (children, _, end) => ({ type: 'strong', children, at: piece.at, end }),
          })
        break
      case 'open':
        openInline(piece, open, faults)
        break
      case 'close':
        open.close(piece)
        break
      case 'else':
        open.otherwise(piece)
        break
      case 'none':
    }
  return open.end(pieces.at(-1)?.end ?? 0)
}

function openInline(tag: OpenTag, open: OpenBlocks<InlineNode>, faults: TemplateFaults): void {
  const { at, end, name } = tag
  if (!isLineTag(name)) return open.open({ at, end, name, make: blockOf(name, tag) })
  faults.add('unexpected', tag, {
    zh: `“#${name}”要独占一行，与结尾写在同一行`,
    en: `"#${name}" has to stand alone on its line, its end on the same line`,
  })
  open.open({ at, end, name, make: null })
}

/** Makes the block that a tag opens, of lines or of what stands in one. */
export const blockOf =
  (test: BlockTest, { at, words }: OpenTag) =>
  <Child>(children: readonly Child[], otherwise: readonly Child[] | null, end: number): BlockNode<Child> => ({
    type: 'block',
    test,
    codes: codesOf(words),
    children,
    otherwise,
    at,
    end,
  })

export const codesOf = (words: readonly Word[]): readonly CodeRef[] =>
  words.map(({ text, at, end }) => ({ code: text, at, end }))
