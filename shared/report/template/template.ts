/** A report's template as a tree; every node knows where it stands in the text, `at` to `end`, counted from 0. */
export interface Placed {
  readonly at: number
  readonly end: number
}

/** A figure's code, or a word of the report itself such as `report.year`. */
export interface CodeRef extends Placed {
  readonly code: string
}
/** `approx:余` has the argument 余. */
export interface FilterCall extends Placed {
  readonly name: string
  readonly argument: string | null
}

export interface TextNode extends Placed {
  readonly type: 'text'
  readonly text: string
}
/** `**…**` */
export interface StrongNode extends Placed {
  readonly type: 'strong'
  readonly children: readonly InlineNode[]
}
/** `{{economy.gdp.growth | span}}` */
export interface SlotNode extends Placed {
  readonly type: 'slot'
  readonly code: CodeRef
  readonly filters: readonly FilterCall[]
}
/**
 * `{{#need a, b}}…{{else}}…{{/need}}`: `need` all have a value; `full` all that was to be done is done; `same` two
 * values are equal. Around inline text, or on lines of its own around whole lines.
 */
export interface BlockNode<Child> extends Placed {
  readonly type: 'block'
  readonly test: BlockTest
  readonly codes: readonly CodeRef[]
  readonly children: readonly Child[]
  readonly otherwise: readonly Child[] | null
}
export const BLOCK_TESTS = ['need', 'full', 'same'] as const
export type BlockTest = (typeof BLOCK_TESTS)[number]

export type InlineNode = TextNode | StrongNode | SlotNode | BlockNode<InlineNode>

/** `# ` the report's title, `## ` 一、, `### ` （一）, `#### ` 1. */
export interface HeadingNode extends Placed {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3 | 4
  readonly children: readonly InlineNode[]
}
export interface ParagraphNode extends Placed {
  readonly type: 'paragraph'
  readonly children: readonly InlineNode[]
}
/** `1. …` or `- …`; `number` is null for a dash. */
export interface ItemNode extends Placed {
  readonly type: 'item'
  readonly number: number | null
  readonly children: readonly InlineNode[]
}
export interface TableNode extends Placed {
  readonly type: 'table'
  readonly head: readonly (readonly InlineNode[])[]
  readonly rows: readonly (readonly (readonly InlineNode[])[])[]
}
export const PICTURE_FORMS = ['trend', 'levels', 'ranking', 'progress', 'contributions'] as const
export type PictureForm = (typeof PICTURE_FORMS)[number]
/** `{{#picture trend code, code}}title{{/picture}}` on a line of its own. */
export interface PictureNode extends Placed {
  readonly type: 'picture'
  readonly form: PictureForm
  readonly codes: readonly CodeRef[]
  readonly title: readonly InlineNode[]
}
/** `{{#analysis economy}}{{/analysis}}` on a line of its own: what the rules find to say of a domain. */
export interface AnalysisNode extends Placed {
  readonly type: 'analysis'
  readonly domain: CodeRef
}
/** `{{#view projects behind 10}}title{{/view}}` on a line of its own: rows of a room's view as a table. */
export interface ViewNode extends Placed {
  readonly type: 'view'
  readonly room: CodeRef
  readonly view: CodeRef
  readonly most: number | null
  readonly title: readonly InlineNode[]
}

export type LineNode =
  | HeadingNode
  | ParagraphNode
  | ItemNode
  | TableNode
  | PictureNode
  | AnalysisNode
  | ViewNode
  | BlockNode<LineNode>

export interface Template {
  readonly lines: readonly LineNode[]
}
