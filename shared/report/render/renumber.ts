import type { ReportBlock, Runs } from '#shared/report/document.ts'
import { chineseNumeral, fromChineseNumeral } from '#shared/report/filters/chineseNumeral.ts'
import type { Gone } from '#shared/report/render/lines.ts'

type Block = ReportBlock | Gone
type Heading = Extract<ReportBlock, { readonly type: 'heading' }>

/**
 * Without what came to nothing: a heading that has lost all that stood under it goes too, and those after it, as the
 * items of a list, move up in their numbers.
 */
export function withoutGaps(blocks: readonly Block[]): readonly ReportBlock[] {
  const kept: ReportBlock[] = []
  const dropped = new Map<number, number>()
  let itemsGone = 0
  blocks.forEach((block, i) => {
    if (block.type !== 'item' && !(block.type === 'gone' && block.number !== null)) itemsGone = 0
    if (block.type === 'gone') {
      if (block.number !== null) itemsGone += 1
    } else if (block.type === 'item') kept.push(movedItem(block, itemsGone))
    else if (block.type !== 'heading') kept.push(block)
    else {
      for (const level of dropped.keys()) if (level > block.level) dropped.delete(level)
      const before = dropped.get(block.level) ?? 0
      if (isBare(block, blocks.slice(i + 1))) dropped.set(block.level, before + 1)
      else kept.push(before === 0 ? block : { ...block, runs: movedUp(block.runs, before) })
    }
  })
  return kept
}

/** Nothing stands under it any more, though something did; a title stays. */
function isBare({ level }: Heading, after: readonly Block[]): boolean {
  if (level === 1) return false
  const next = after.findIndex((block) => block.type === 'heading' && block.level <= level)
  const under = next === -1 ? after : after.slice(0, next)
  return (
    under.some(({ type }) => type === 'gone') &&
    under.every(({ type }) => type === 'gone' || type === 'heading')
  )
}

const movedItem = (item: Extract<ReportBlock, { readonly type: 'item' }>, by: number): ReportBlock =>
  item.number === null || by === 0 ? item : { ...item, number: item.number - by }

const NUMBERED = /^(（?)([一二三四五六七八九十]+|\d{1,2})(、|）|[.．])/

/** 一、 （一） 1. （1） at the beginning of a heading, so many less. */
function movedUp(runs: Runs, by: number): Runs {
  const [first, ...others] = runs
  const [whole, open, number = '', close] = NUMBERED.exec(first?.text ?? '') ?? []
  if (!first || whole === undefined) return runs
  const chinese = fromChineseNumeral(number)
  const moved = chinese === undefined ? String(Number(number) - by) : chineseNumeral(chinese - by)
  return [{ ...first, text: `${open}${moved}${close}${first.text.slice(whole.length)}` }, ...others]
}
