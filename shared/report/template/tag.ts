import {
  BLOCK_TESTS,
  type BlockTest,
  type CodeRef,
  type FilterCall,
  type Placed,
} from '#shared/report/template/template.ts'

/** A word with its place. */
export interface Word extends Placed {
  readonly text: string
}

/** `{{code | filter:argument}}` */
export interface SlotTag extends Placed {
  readonly type: 'slot'
  readonly code: CodeRef
  readonly filters: readonly FilterCall[]
}
/** `{{#name …}}`; `words` is what follows the name, commas apart. */
export interface OpenTag extends Placed {
  readonly type: 'open'
  readonly name: TagName
  readonly words: readonly Word[]
}
/** `{{/name}}`; null where the name tells nothing, and whatever is open is closed. */
export interface CloseTag extends Placed {
  readonly type: 'close'
  readonly name: TagName | null
}
export interface ElseTag extends Placed {
  readonly type: 'else'
}
/** Nothing that could be made use of; the fault has been told. */
export interface NoTag extends Placed {
  readonly type: 'none'
}
export type Tag = SlotTag | OpenTag | CloseTag | ElseTag | NoTag

/** What stands alone on its line, with a title between its tags. */
export const LINE_TAGS = ['picture', 'analysis', 'view'] as const
export type LineTag = (typeof LINE_TAGS)[number]
export const TAG_NAMES = [...BLOCK_TESTS, ...LINE_TAGS] as const
export type TagName = BlockTest | LineTag

export const isLineTag = (name: TagName): name is LineTag => LINE_TAGS.some((known) => known === name)
export const isTagName = (name: string): name is TagName => TAG_NAMES.some((known) => known === name)
