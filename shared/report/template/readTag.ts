import { nearest } from '#shared/report/template/nearest.ts'
import { readSlot } from '#shared/report/template/readSlot.ts'
import { isTagName, TAG_NAMES, type Tag, type TagName, type Word } from '#shared/report/template/tag.ts'
import type { Placed } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'

/** Marks as a Chinese keyboard types them, and what is meant. */
const WIDE: ReadonlyMap<string, string> = new Map([
  ['｜', '|'],
  ['：', ':'],
  ['，', ','],
  ['、', ','],
  ['＃', '#'],
  ['／', '/'],
  ['．', '.'],
  ['。', '.'],
  ['－', '-'],
  ['—', '-'],
])

/** Reads what stands between `{{` and `}}`: `inside`, of the tag that takes up `whole`. */
export function readTag(text: string, inside: Placed, whole: Placed, faults: TemplateFaults): Tag {
  const content = narrow(text, inside, faults)
  const read = content.trimStart()
  const at = inside.at + content.length - read.length
  const [mark] = read
  if (mark === '#' || mark === '/') {
    const [, blank = '', name = ''] = /^.(\s*)([^\s,]*)/.exec(read) ?? []
    const from = at + 1 + blank.length
    const placed = { at: from, end: from + name.length }
    if (name === 'else') {
      faults.add(
        'unknown-block',
        { at, end: placed.end },
        { zh: '“else”前不用符号', en: '"else" goes without a mark' },
        'else',
      )
      return { type: 'else', ...whole }
    }
    const known = tagNamed(name, placed, faults)
    if (mark === '/') return { type: 'close', name: known, ...whole }
    const words = readWords(content, inside.at, placed.end, faults)
    return { type: 'open', name: known ?? 'need', words, ...whole }
  }
  if (read.trimEnd() === 'else') return { type: 'else', ...whole }
  return readSlot(content, inside.at, whole, faults)
}

/** The content with the wide marks made narrow; each is a fault. */
function narrow(text: string, { at, end }: Placed, faults: TemplateFaults): string {
  let content = ''
  for (let i = at; i < end; i += 1) {
    const written = text.charAt(i)
    const meant = WIDE.get(written)
    if (meant !== undefined)
      faults.add(
        'unexpected',
        { at: i, end: i + 1 },
        { zh: `“${written}”应为半角的“${meant}”`, en: `"${written}" has to be a plain "${meant}"` },
        meant,
      )
    content += meant ?? written
  }
  return content
}

function tagNamed(name: string, placed: Placed, faults: TemplateFaults): TagName | null {
  if (isTagName(name)) return name
  const meant = TAG_NAMES.find((known) => known === nearest(name, TAG_NAMES))
  faults.add(
    'unknown-block',
    placed,
    {
      zh: `没有“${name}”这种块，只有${TAG_NAMES.map((known) => `#${known}`).join('、')}`,
      en: `there is no block "${name}", only ${TAG_NAMES.map((known) => `#${known}`).join(', ')}`,
    },
    meant ?? 'need',
  )
  return meant ?? null
}

/** The words after a block's name; `from` and the places of the words count from the text's beginning. */
function readWords(content: string, offset: number, from: number, faults: TemplateFaults): readonly Word[] {
  const words: Word[] = []
  let comma: Placed | null = null
  const rest = content.slice(from - offset)
  for (const { 0: text, index } of rest.matchAll(/[^\s,]+|,/g)) {
    const placed = { at: from + index, end: from + index + text.length }
    if (text !== ',') {
      words.push({ text, ...placed })
      comma = null
    } else if (comma || words.length === 0) tooMany(placed, faults)
    else comma = placed
  }
  if (comma) tooMany(comma, faults)
  return words
}

const tooMany = (placed: Placed, faults: TemplateFaults): void =>
  faults.add('unexpected', placed, { zh: '多余的逗号', en: 'a comma too many' }, '')
