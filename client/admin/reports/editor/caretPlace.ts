import { lineStarts } from '#client/admin/reports/editor/positions.ts'

export interface Place {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

/**
 * Where a place in the text is seen, in pixels within `sheet`: measured on the painted lines, which lie exactly under
 * those of the field. Undefined while the line is not painted yet.
 */
export function caretPlace(
  sheet: HTMLElement,
  painted: HTMLElement,
  text: string,
  at: number,
): Place | undefined {
  const starts = lineStarts(text)
  const line = starts.findLastIndex((start) => start <= at)
  const element = painted.children[line]
  if (!element) return undefined
  const within = sheet.getBoundingClientRect()
  const box = rangeAt(element, at - (starts[line] ?? 0)) ?? element.getBoundingClientRect()
  return { left: box.left - within.left, top: box.top - within.top, bottom: box.bottom - within.top }
}

function rangeAt(line: Element, column: number): DOMRect | undefined {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  let left = column
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left <= length) {
      const range = document.createRange()
      range.setStart(node, left)
      range.collapse(true)
      return range.getClientRects()[0]
    }
    left -= length
  }
  return undefined
}
