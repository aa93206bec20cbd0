import type { BoardObservation } from '#shared/board.ts'
import type { CellReading, ValueReading } from '#shared/cells/reading.ts'
import { unitOfCode } from '#shared/cells/unitNamed.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { MissingReason } from '#shared/observation.ts'
import type { SeriesKey } from '#shared/series.ts'
import type { CellPlace, Choice, Question } from '#shared/tables/fate.ts'
import { columnName, type Cell } from '#shared/tables/grid.ts'
import type { Judgement } from '#shared/tables/judgeCell.ts'
import { jumpOf, jumpQuestion } from '#shared/tables/jump.ts'
import type { Answers } from '#shared/tables/mapping.ts'
import type { Target } from '#shared/tables/resolve.ts'
import { convert, type Unit } from '#shared/unit.ts'

export interface ReadingAt {
  readonly cell: Cell
  readonly place: CellPlace
  readonly series: SeriesKey
  readonly target: Target
  readonly unit: Unit
  readonly answers: Answers
  readonly catalogue: Catalogue
  readonly history: readonly BoardObservation[]
}

const REASONS: readonly MissingReason[] = [
  'not-applicable',
  'below-unit',
  'not-filed',
  'not-returned',
  'not-published',
  'confidential',
  'not-collected',
]
const SKIP: Choice = { key: 'skip' }

/** The answer to a question, at this cell before that for all cells with the same question. */
export const answerTo = (
  question: Question,
  { address }: CellPlace,
  { cells, questions }: Answers,
): string | undefined => {
  const isChoice = (key: string | undefined) => question.choices.some((choice) => choice.key === key)
  return [cells[address], questions[question.key]].find(isChoice)
}

/** What a reading comes to once the answers given so far have been put in. */
export function judgeReading(reading: CellReading, at: ReadingAt): Judgement {
  const { target, series } = at
  switch (reading.kind) {
    case 'blank':
      return { kind: 'skipped', reason: 'empty' }
    case 'unreadable': {
      const params = { text: at.cell.text.slice(0, 60), unit: at.unit.code, indicator: target.indicator.code }
      return {
        kind: 'wrong',
        code: reading.why,
        params: reading.found === undefined ? params : { ...params, found: reading.found },
      }
    }
    case 'mark': {
      const { mark, suggested } = reading
      const known = Object.hasOwn(at.answers.marks, mark) ? at.answers.marks[mark] : undefined
      const question: Question = {
        code: 'mark',
        key: `mark:${mark}`,
        params: { mark },
        choices: [...REASONS.map((key) => ({ key, value: null })), SKIP],
        ...(suggested && { proposed: suggested }),
      }
      const answer = answerTo(question, at.place, at.answers) ?? known
      if (answer === 'skip') return { kind: 'skipped', reason: 'by-hand' }
      const missing = REASONS.find((reason) => reason === answer)
      return missing
        ? { kind: 'taken', series, target, value: null, missing }
        : { kind: 'doubtful', question }
    }
    case 'ambiguous': {
      const { why, negative, positive } = reading
      const choices = [
        { key: 'negative', value: negative.value },
        { key: 'positive', value: positive.value },
        SKIP,
      ]
      const key = why === 'brackets' ? 'brackets' : `arrow:${columnName(at.place.col)}`
      const question: Question = {
        code: why,
        key,
        params: { text: at.cell.text.slice(0, 60) },
        choices,
        proposed: 'negative',
      }
      const answer = answerTo(question, at.place, at.answers)
      if (answer === 'skip') return { kind: 'skipped', reason: 'by-hand' }
      if (answer === undefined) return { kind: 'doubtful', question }
      return judgeValue(answer === 'negative' ? negative : positive, at)
    }
    case 'value':
      return judgeValue(reading, at)
  }
}

/** Excel's way to show a number that does not fit: six digits and a power of ten from eleven on. */
const isShortened = ({ readAs, stated }: ValueReading): boolean =>
  readAs.includes('exponent') && Math.abs(stated) >= 1e11 && String(stated).replace(/0+$/, '').length <= 6

function judgeValue(reading: ValueReading, at: ReadingAt): Judgement {
  const { answers, place, target, unit, series, catalogue } = at
  const asked: Question[] = []
  const { remark, value } = reading
  if (remark !== undefined) asked.push(keepOrSkip('remark', `remark:${remark}`, { remark, value }, value))
  if (isShortened(reading))
    asked.push(keepOrSkip('shortened', `shortened:${place.address}`, { text: at.cell.text, value }, value))
  const power = jumpOf(value, target, unit, at.history)
  const jump =
    power === 0 ? undefined : jumpQuestion(reading, power, columnName(place.col), target, catalogue)
  if (jump) asked.push(jump)
  let taken = value
  for (const question of asked) {
    const answer = answerTo(question, place, answers)
    if (answer === undefined) return { kind: 'doubtful', question }
    if (answer === 'skip') return { kind: 'skipped', reason: 'by-hand' }
    const meant = answer === 'keep' ? undefined : unitOfCode(answer, catalogue.units)
    if (meant) taken = convert(reading.stated, meant, unit)
  }
  return { kind: 'taken', series, target, value: taken, reading }
}

const keepOrSkip = (
  code: Question['code'],
  key: string,
  params: Question['params'],
  value: number,
): Question => ({
  code,
  key,
  params,
  choices: [{ key: 'keep', value }, SKIP],
  proposed: 'keep',
})
