import { fontOf } from '#server/reports/word/wordRuns.ts'
import { SIZE_PT } from '#shared/report/paper/officialLayout.ts'
import { CHARACTER_SPACING, halfPoints } from '#server/reports/word/wordMeasures.ts'

/**
 * Pages are filled to their last line, and numbers take their place on the line without gaps around them. The grid of
 * the page is there for whoever looks into its settings; programs read it differently (LibreOffice gives type wider than
 * its cell two of them), so that lines and characters are spaced by the styles themselves, to the same measure.
 */
const NORMAL_PARAGRAPH = ['widowControl', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid']
  .map((name) => `<w:${name} w:val="0"/>`)
  .join('')

/** A paragraph's style; what is left out is that of `Normal`. Lengths in twips. */
export interface WordStyle {
  readonly id: string
  readonly name: string
  readonly font?: string
  readonly points?: number
  readonly bold?: boolean
  readonly align?: 'both' | 'center' | 'right'
  readonly firstLine?: number
  readonly before?: number
  /** Exact height of a line. */
  readonly line?: number | 'as-needed'
  readonly keepNext?: boolean
  /** Level in the document's outline, from 0. */
  readonly outline?: number
  readonly next?: string
}

/**
 * A style as XML, since some of what official documents need is out of reach otherwise. Elements stand in the order that
 * the format prescribes.
 */
export function styleXml(style: WordStyle): string {
  const { id, name, align, outline, next } = style
  const paragraph = [
    style.keepNext && '<w:keepNext/>',
    id === 'Normal' && NORMAL_PARAGRAPH,
    spacing(style),
    style.firstLine && `<w:ind w:firstLineChars="200" w:firstLine="${style.firstLine}"/>`,
    align && `<w:jc w:val="${align}"/>`,
    outline !== undefined && `<w:outlineLvl w:val="${outline}"/>`,
  ]
  return element(
    'w:style',
    `w:type="paragraph" ${id === 'Normal' ? 'w:default="1" ' : ''}w:styleId="${id}"`,
    [
      `<w:name w:val="${name}"/>`,
      id !== 'Normal' && '<w:basedOn w:val="Normal"/>',
      next && `<w:next w:val="${next}"/>`,
      '<w:qFormat/>',
      element('w:pPr', '', paragraph),
      element('w:rPr', '', type(style)),
    ],
  )
}

type Part = string | false | 0 | undefined

const element = (name: string, attributes: string, parts: readonly Part[]): string =>
  `<${name}${attributes && ` ${attributes}`}>${parts.filter(Boolean).join('')}</${name}>`

function spacing({ line, before }: WordStyle): Part {
  if (line === undefined) return undefined
  const height =
    line === 'as-needed' ? 'w:line="240" w:lineRule="auto"' : `w:line="${line}" w:lineRule="exact"`
  return `<w:spacing w:before="${before ?? 0}" w:after="0" ${height}/>`
}

function type({ font, bold, points, id }: WordStyle): readonly Part[] {
  return [
    font &&
      `<w:rFonts ${Object.entries(fontOf(font))
        .map(([script, name]) => `w:${script}="${name}"`)
        .join(' ')}/>`,
    bold && '<w:b/><w:bCs/>',
    id === 'Normal' && '<w:snapToGrid w:val="0"/>',
    points && `<w:spacing w:val="${points === SIZE_PT.three ? CHARACTER_SPACING : 0}"/>`,
    points && `<w:sz w:val="${halfPoints(points)}"/><w:szCs w:val="${halfPoints(points)}"/>`,
    id === 'Normal' && '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>',
  ]
}
