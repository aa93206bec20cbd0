import { isPeriod, type Period } from '#shared/period.ts'

/*
 * What a form of ours carries so that it is known again when it comes back filled in: a hidden sheet that says what
 * the form is for, a hidden row that says what each column is, and a first column with the code of each line.
 */

/** Name of the hidden sheet; its first cell holds {@link FormMark} as JSON. */
export const FORM_SHEET = '_guanlan'

/** The columns of a form from the left, as its hidden row names them. */
export const FORM_COLUMNS = [
  'code',
  'name',
  'unit',
  'last-year',
  'previous',
  'published',
  'value',
  'missing',
  'reason',
  'note',
] as const
export type FormColumn = (typeof FORM_COLUMNS)[number]

/** Which sheet a form was made for. */
export interface FormMark {
  readonly form: 1
  readonly domain: string
  readonly period: Period
  readonly subject: string
}

/** Of which ledger a workbook is a list: a template, or an export. */
export interface ListMark {
  readonly list: 1
  readonly ledger: string
}

/** Reads a list's mark; undefined for anything that no list of ours says. */
export function readListMark(text: string): ListMark | undefined {
  try {
    const mark: unknown = JSON.parse(text)
    const isList = typeof mark === 'object' && mark !== null && 'list' in mark && mark.list === 1
    return isList && 'ledger' in mark && typeof mark.ledger === 'string'
      ? { list: 1, ledger: mark.ledger }
      : undefined
  } catch {
    return undefined
  }
}

/** Reads a mark; undefined for anything that no form of ours says. */
export function readFormMark(text: string): FormMark | undefined {
  try {
    const mark: unknown = JSON.parse(text)
    return isMark(mark) ? mark : undefined
  } catch {
    return undefined
  }
}

const isMark = (mark: unknown): mark is FormMark =>
  typeof mark === 'object' &&
  mark !== null &&
  'form' in mark &&
  mark.form === 1 &&
  'domain' in mark &&
  typeof mark.domain === 'string' &&
  'subject' in mark &&
  typeof mark.subject === 'string' &&
  'period' in mark &&
  isPeriod(mark.period)
