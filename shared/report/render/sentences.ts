import { textOf, type Piece } from '#shared/report/render/piece.ts'

const UNMET = '（未如期完成）'

/** The pieces with what has to be said of them: behind the number, or once for all numbers of a sentence. */
export const withAsides = (pieces: readonly Piece[]): readonly Piece[] =>
  sentences(pieces).flatMap(asidesSaid)

/** Each up to and with its 。 */
function sentences(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const done: Piece[][] = [[]]
  for (const piece of pieces) {
    const texts = piece.figure === undefined ? piece.text.split(/(?<=。)/) : [piece.text]
    for (const text of texts.length > 0 ? texts : ['']) {
      done.at(-1)?.push({ ...piece, text })
      if (text.endsWith('。')) done.push([])
    }
  }
  return done.filter((sentence) => sentence.length > 0)
}

function asidesSaid(sentence: readonly Piece[]): readonly Piece[] {
  const spans = sentence.flatMap(({ aside }) => (aside ? [aside.span] : []))
  const [first] = spans
  const together = spans.length > 1 && first && spans.every((span) => span === first) ? first : null
  const said: Piece[] = []
  for (const piece of sentence) {
    said.push(piece)
    const { aside } = piece
    const notes = [
      ...(aside?.span && together === null ? [aside.span] : []),
      ...(aside?.preliminary ? ['初步'] : []),
    ].join('，')
    if (notes !== '') said.push({ text: isInBrackets(said) ? `，${notes}` : `（${notes}）` })
  }
  const ending =
    (together === null ? '' : `（以上均为${together}数）`) +
    (sentence.some(({ aside }) => aside?.unmet) ? UNMET : '')
  return ending === '' ? said : beforeStop(said, ending)
}

function isInBrackets(pieces: readonly Piece[]): boolean {
  const text = textOf(pieces)
  return text.split('（').length > text.split('）').length
}

function beforeStop(sentence: readonly Piece[], ending: string): readonly Piece[] {
  const last = sentence.at(-1)
  if (!last?.text.endsWith('。')) return [...sentence, { text: ending }]
  return [...sentence.slice(0, -1), { ...last, text: last.text.slice(0, -1) + ending + '。' }]
}
