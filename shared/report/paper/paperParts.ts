import type { Day } from '#shared/period.ts'
import type { Picture, ReportBlock, ReportDocument, ReportTable, Runs } from '#shared/report/document.ts'
import { isByline } from '#shared/report/paper/byline.ts'
import { signature, type Signature } from '#shared/report/paper/signature.ts'

/** What stands on paper, one under the other, each with the role that its look follows from. */
export type PaperPart =
  | { readonly part: 'title'; readonly runs: Runs }
  /** Right under the title and centred: date, 数据截止, 期号. */
  | { readonly part: 'byline'; readonly runs: Runs }
  | { readonly part: 'heading'; readonly level: 2 | 3 | 4; readonly runs: Runs; readonly newPage: boolean }
  | { readonly part: 'paragraph'; readonly runs: Runs }
  /** `mark` is `1.` or, for what has no number, `——`. */
  | { readonly part: 'item'; readonly mark: string; readonly runs: Runs }
  /** `caption` stands above the table; null where the table has no title. */
  | { readonly part: 'table'; readonly caption: Runs | null; readonly table: ReportTable }
  /** `caption` stands below the picture. */
  | { readonly part: 'picture'; readonly caption: string; readonly picture: Picture }
  | Signature

/**
 * The document in the order of the paper: the title first, pictures and titled tables numbered, the signature where the
 * text ends and what is attached to it (附表, 附注) begins.
 */
export function paperParts(document: ReportDocument, issuer: string, issued: Day): readonly PaperPart[] {
  const { blocks } = document
  const titled = blocks.some(isTitle)
  const parts: PaperPart[] = titled ? [] : [{ part: 'title', runs: [{ text: document.title }] }]
  const count = { picture: 0, table: 0 }
  const attached = blocks.findIndex(isAttachment)
  const signed = signature(issuer, issued)
  blocks.forEach((block, i) => {
    if (i === attached) parts.push(signed)
    parts.push(partOf(block, parts.at(-1)?.part === 'title', count))
  })
  return attached === -1 ? [...parts, signed] : parts
}

const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('')
const isTitle = (block: ReportBlock): boolean => block.type === 'heading' && block.level === 1
const isHeading = (block: ReportBlock, pattern: RegExp): boolean =>
  block.type === 'heading' && block.level === 2 && pattern.test(textOf(block.runs))
const isAttachment = (block: ReportBlock): boolean => isHeading(block, /^附[表件图注录]/)
/** Notes stay on the page of the signature, what is an annex of its own does not. */
const isAnnex = (block: ReportBlock): boolean => isHeading(block, /^附[表件图录]/)

function partOf(
  block: ReportBlock,
  afterTitle: boolean,
  count: { picture: number; table: number },
): PaperPart {
  switch (block.type) {
    case 'heading':
      if (block.level === 1) return { part: 'title', runs: block.runs }
      return { part: 'heading', level: block.level, runs: block.runs, newPage: isAnnex(block) }
    case 'paragraph':
      return { part: afterTitle && isByline(textOf(block.runs)) ? 'byline' : 'paragraph', runs: block.runs }
    case 'item':
      return { part: 'item', mark: block.number === null ? '——' : `${block.number}.`, runs: block.runs }
    case 'table': {
      if (block.title === null) return { part: 'table', caption: null, table: block }
      count.table += 1
      return { part: 'table', caption: [{ text: `表${count.table}\u3000` }, ...block.title], table: block }
    }
    case 'picture': {
      count.picture += 1
      const { title, unit, span } = block.picture
      const of = [span, unit].filter((word) => word !== '').join('，')
      const caption = `图${count.picture}\u3000${title}${of === '' ? '' : `（${of}）`}`
      return { part: 'picture', caption, picture: block.picture }
    }
  }
}
