import type { CloseTag, ElseTag } from '#shared/report/template/tag.ts'
import type { Placed } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'

/** Blocks in blocks: nobody follows more, and what draws them goes as deep. */
const MOST_DEPTH = 8

/** Something that has been opened and awaits its end. */
export interface Opened<Child> extends Placed {
  /** What closes it: the name of a block, or `**`. */
  readonly name: string
  /** Makes one node of what stands inside; null where it is nothing of its own and its inside goes to what is around. */
  readonly make:
    ((children: readonly Child[], otherwise: readonly Child[] | null, end: number) => Child) | null
}

interface Level<Child> {
  readonly opened: Opened<Child> | null
  readonly children: Child[]
  otherwise: Child[] | null
}

/** Builds a tree from marks that open and close, and goes on after those that do not fit. */
export class OpenBlocks<Child extends Placed> {
  readonly #faults: TemplateFaults
  readonly #levels: [Level<Child>, ...Level<Child>[]] = [{ opened: null, children: [], otherwise: null }]
  /** Where a block that was never closed may have been meant to end, at most at a given place. */
  readonly #meantEnd: (opened: Placed, most: number) => number

  constructor(faults: TemplateFaults, meantEnd: (opened: Placed, most: number) => number) {
    this.#faults = faults
    this.#meantEnd = meantEnd
  }

  get innermost(): string | null {
    return this.#top.opened?.name ?? null
  }

  get #top(): Level<Child> {
    return this.#levels.at(-1) ?? this.#levels[0]
  }

  add(child: Child): void {
    const { children, otherwise } = this.#top
    ;(otherwise ?? children).push(child)
  }

  open(opened: Opened<Child>): void {
    const isTooDeep = this.#levels.length > MOST_DEPTH
    if (isTooDeep)
      this.#faults.add('too-large', opened, {
        zh: `块套块最多${MOST_DEPTH}层`,
        en: `blocks may stand in blocks ${MOST_DEPTH} deep at most`,
      })
    this.#levels.push({
      opened: isTooDeep ? { ...opened, make: null } : opened,
      children: [],
      otherwise: null,
    })
  }

  otherwise(tag: ElseTag): void {
    const level = this.#levels.findLast(({ opened }) => opened !== null && opened.name !== '**')
    if (!level)
      this.#unexpected(tag, { zh: '“{{else}}”不在任何块里', en: 'this "{{else}}" stands in no block' })
    else if (level.otherwise)
      this.#unexpected(tag, { zh: '一个块只有一个“{{else}}”', en: 'a block has one "{{else}}" only' })
    else {
      this.#giveUpAbove(level, tag.at)
      level.otherwise = []
    }
  }

  close(tag: CloseTag | (Placed & { readonly type: 'strong'; readonly name: string })): void {
    const { name } = tag
    const level = this.#levels.findLast(
      ({ opened }) => opened !== null && (name === null ? opened.name !== '**' : opened.name === name),
    )
    if (!level) {
      this.#faults.add(
        'unopened-block',
        tag,
        { zh: '没有与它配对的开头', en: 'nothing that it could close has been opened' },
        '',
      )
      return
    }
    this.#giveUpAbove(level, tag.at)
    this.#finish(tag.end)
  }

  /** What has been built, once everything is closed; what is open then is a fault. */
  end(at: number): readonly Child[] {
    this.#giveUpAbove(this.#levels[0], at)
    return this.#levels[0].children
  }

  /** What is open above a level is not closed where it would have to be; what encloses another is mended after it. */
  #giveUpAbove(level: Level<Child>, at: number): void {
    for (let isInnermost = true; this.#top !== level; isInnermost = false) {
      const { opened } = this.#top
      if (opened && !this.#faults.isFull) this.#notClosed(opened, this.#meantEnd(opened, at), isInnermost)
      this.#finish(at)
    }
  }

  #notClosed(opened: Opened<Child>, end: number, isInnermost: boolean): void {
    const inside = this.#faults.text.slice(opened.at, end)
    const isStrong = opened.name === '**'
    const mark = isStrong ? '**' : `{{/${opened.name}}}`
    const isOpenTagWhole = isStrong || this.#faults.text.slice(opened.at, opened.end).endsWith('}}')
    this.#faults.add(
      isStrong ? 'unexpected' : 'unclosed-block',
      { at: opened.at, end },
      { zh: `没有用“${mark}”结束`, en: `not closed with "${mark}"` },
      ...(isInnermost && isOpenTagWhole
        ? [inside === '**' ? '' : inside + (inside.includes('\n') ? '\n' : '') + mark]
        : []),
    )
  }

  #finish(end: number): void {
    const level = this.#levels.pop()
    if (!level?.opened) return
    const { children, otherwise, opened } = level
    if (opened.make) this.add(opened.make(children, otherwise, end))
    else for (const child of [...children, ...(otherwise ?? [])]) this.add(child)
  }

  #unexpected(tag: Placed, said: { readonly zh: string; readonly en: string }): void {
    this.#faults.add('unexpected', tag, said, '')
  }
}
