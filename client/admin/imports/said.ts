import type { ImportCell, ImportSheet } from '#shared/contract/imports.ts'
import { MISSING_REASONS } from '#shared/wording/missing.ts'
import type { Answers, ColumnRole, LabelMeaning, Mapping } from '#shared/tables/mapping.ts'

/** The mapping after one column was said to be something else. */
export const withColumn = (mapping: Mapping, col: number, role: ColumnRole): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((before, i) => (i === col ? role : before)),
})

/** The same for what a label of rows means. */
export const withLabel = (mapping: Mapping, key: string, meaning: LabelMeaning): Mapping => ({
  ...mapping,
  labels: { ...mapping.labels, [key]: meaning },
})

/** The same for a doubt, at all cells that share it. */
export const withAnswer = (mapping: Mapping, key: string, choice: string): Mapping => ({
  ...mapping,
  answers: {
    ...mapping.answers,
    ...ofForm(mapping.answers, key, choice),
    questions: { ...mapping.answers.questions, [key]: choice },
  },
})

/** What a mark or a bracket means holds for the form, so that the next month does not ask again. */
function ofForm({ marks }: Answers, key: string, choice: string): Partial<Answers> {
  const mark = key.startsWith('mark:') ? key.slice('mark:'.length) : undefined
  const reason = MISSING_REASONS.find((one) => one === choice)
  if (mark !== undefined && reason) return { marks: { ...marks, [mark]: reason } }
  if (key === 'brackets' && (choice === 'negative' || choice === 'positive')) return { brackets: choice }
  return {}
}

/** How many doubts of a file have been answered, and the mapping without these answers. */
export const answersGiven = ({ answers }: Mapping): number =>
  Object.keys(answers.questions).length + Object.keys(answers.cells).length
export const withoutAnswers = (mapping: Mapping): Mapping => ({
  ...mapping,
  answers: { ...mapping.answers, questions: {}, cells: {} },
})

/** The label that a cell of a label column stands for. */
export const labelAt = ({ labels, mapping }: ImportSheet, { text }: ImportCell, col: number) => {
  const role = mapping.columns[col]
  if (role?.kind !== 'label') return undefined
  return (
    labels.find((label) => label.text === text.trim()) ?? labels.find((label) => text.includes(label.text))
  )
}
