import type { TemplateFault } from '#shared/report/template/templateFault.ts'

export type Ink = 'plain' | 'heading' | 'block' | 'slot' | 'filter' | 'strong' | 'remark'

/** A stretch of a line in one colour, wrong or not. */
export interface Painted {
  readonly text: string
  readonly ink: Ink
  readonly isWrong: boolean
}
type Fault = Pick<TemplateFault, 'at' | 'end'>

const BRACES = /\{\{[#/]?|\}\}|\||\*\*/g

/** Colours by what a line looks like, without reading the template: right while it is being typed, too. */
function inks(line: string): readonly { readonly from: number; readonly ink: Ink }[] {
  const plain: Ink = /^#{1,4} /.test(line) ? 'heading' : 'plain'
  const found: { from: number; ink: Ink }[] = [{ from: 0, ink: plain }]
  let isStrong = false
  let isInside = false
  for (const { 0: sign, index } of line.matchAll(BRACES)) {
    if (sign === '**' && !isInside) {
      isStrong = !isStrong
      found.push({ from: isStrong ? index : index + 2, ink: isStrong ? 'strong' : plain })
    } else if (sign === '}}') {
      isInside = false
      found.push({ from: index + 2, ink: isStrong ? 'strong' : plain })
    } else if (sign.startsWith('{{')) {
      isInside = true
      const isBlock = sign.length > 2 || line.startsWith('else}}', index + 2)
      found.push({ from: index, ink: isBlock ? 'block' : 'slot' })
    } else if (sign === '|' && isInside) found.push({ from: index, ink: 'filter' })
  }
  return found
}

/**
 * A line in stretches of colour, what is wrong in it marked. `start` is where the line begins in the text that the
 * faults count by. A fault at the very end of a line marks its last sign, so that there is something to be seen.
 */
export function paintedLine(
  line: string,
  start: number,
  faults: readonly Fault[],
  isRemark = false,
): readonly Painted[] {
  const colours = isRemark ? [{ from: 0, ink: 'remark' as const }] : inks(line)
  const wrong = faults.map(({ at, end }) => {
    const from = Math.min(Math.max(0, at - start), Math.max(0, line.length - 1))
    return { from, end: Math.min(line.length, Math.max(end - start, from + 1)) }
  })
  const cuts = [...colours.map(({ from }) => from), ...wrong.flatMap(({ from, end }) => [from, end])]
  const edges = [...new Set([0, ...cuts, line.length])]
    .filter((at) => at <= line.length)
    .sort((a, b) => a - b)
  return edges.flatMap((from, n) => {
    const end = edges[n + 1]
    if (end === undefined) return []
    const ink = colours.findLast((colour) => colour.from <= from)?.ink ?? 'plain'
    const isWrong = wrong.some((fault) => fault.from <= from && from < fault.end)
    return [{ text: line.slice(from, end), ink, isWrong }]
  })
}

/** Which lines stand in a remark `<!-- … -->`. */
export function remarkLines(lines: readonly string[]): readonly boolean[] {
  let isOpen = false
  return lines.map((line) => {
    const began = isOpen || line.trimStart().startsWith('<!--')
    isOpen = began && !line.includes('-->')
    return began
  })
}
