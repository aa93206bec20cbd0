import { nearest } from '#shared/report/template/nearest.ts'
import { codesOf, parseInline } from '#shared/report/template/parseInline.ts'
import type { Piece } from '#shared/report/template/pieces.ts'
import { isLineTag, type LineTag, type OpenTag, type Word } from '#shared/report/template/tag.ts'
import {
  PICTURE_FORMS,
  type AnalysisNode,
  type PictureForm,
  type PictureNode,
  type ViewNode,
} from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'

type LineTagNode = PictureNode | AnalysisNode | ViewNode

/** The picture, analysis or table of a room that a line consists of; null where it is not just that. */
export function parseLineTag(pieces: readonly Piece[], faults: TemplateFaults): LineTagNode | null {
  const [open, ...rest] = pieces
  const close = rest.at(-1)
  if (open?.type !== 'open' || !isLineTag(open.name)) return null
  if (close?.type !== 'close' || (close.name ?? open.name) !== open.name) return null
  const title = parseInline(rest.slice(0, -1), faults)
  return NODES[open.name](open, { title, at: open.at, end: close.end }, faults)
}

type Made = Pick<PictureNode, 'title' | 'at' | 'end'>
const NODES: Readonly<Record<LineTag, (tag: OpenTag, made: Made, faults: TemplateFaults) => LineTagNode>> = {
  picture: (tag, made, faults) => {
    const [form, ...codes] = tag.words
    return { type: 'picture', form: formOf(form, tag, faults), codes: codesOf(codes), ...made }
  },
  analysis: (tag, { at, end }, faults) => {
    surplus(tag.words.slice(1), faults)
    return { type: 'analysis', domain: codesOf(tag.words)[0] ?? nowhere(tag), at, end }
  },
  view: (tag, made, faults) => {
    const [room, view] = codesOf(tag.words)
    surplus(tag.words.slice(3), faults)
    const most = mostOf(tag.words[2], faults)
    return { type: 'view', room: room ?? nowhere(tag), view: view ?? nowhere(tag), most, ...made }
  },
}

/** An empty name where one was forgotten, so that the check finds none like it and says which there are. */
const nowhere = ({ at, end }: OpenTag) => ({ code: '', at, end })

function formOf(word: Word | undefined, tag: OpenTag, faults: TemplateFaults): PictureForm {
  const known = PICTURE_FORMS.find((form) => form === word?.text)
  if (known) return known
  const near = word && nearest(word.text, PICTURE_FORMS)
  const form = PICTURE_FORMS.find((one) => one === near) ?? 'trend'
  faults.add(
    'unexpected',
    word ?? tag,
    {
      zh: `“#picture”后面先写图的样式：${PICTURE_FORMS.join('、')}`,
      en: `after "#picture" comes the form of the picture: ${PICTURE_FORMS.join(', ')}`,
    },
    ...(word ? [form] : []),
  )
  return form
}

function mostOf(word: Word | undefined, faults: TemplateFaults): number | null {
  if (!word) return null
  if (/^[1-9]\d{0,2}$/.test(word.text)) return Number(word.text)
  faults.add('unexpected', word, { zh: '最多几行，写1至999', en: 'how many rows at most: 1 to 999' }, '10')
  return null
}

const surplus = (words: readonly Word[], faults: TemplateFaults): void => {
  for (const word of words)
    faults.add('unexpected', word, { zh: `多余的“${word.text}”`, en: `"${word.text}" is too much` }, '')
}
