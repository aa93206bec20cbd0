import { TextRun, type IRunOptions } from 'docx'
import type { Runs } from '#shared/report/document.ts'
import { cleanText } from '#server/reports/word/cleanText.ts'

/** Named for every script, and as East Asian even for quotes and dashes, which Word would else set in a Latin font. */
export const fontOf = (name: string) => ({
  ascii: name,
  hAnsi: name,
  eastAsia: name,
  cs: name,
  hint: 'eastAsia',
})

/** Runs of a document as those of Word; what is not said here follows from the paragraph's style. */
export const wordRuns = (runs: Runs, look: IRunOptions = {}): TextRun[] =>
  runs.map(({ text, strong }) => wordRun(text, strong ? { ...look, bold: true } : look))

export const wordRun = (text: string, look: IRunOptions = {}): TextRun =>
  new TextRun({ ...look, text: cleanText(text) })
