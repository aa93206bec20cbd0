import { useFieldText } from '#client/components/ledgers/useFieldText.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { ImportCell, ImportProblem, OpenQuestion } from '#shared/contract/imports.ts'
import type { ImportLedger } from '#shared/contract/listImports.ts'
import { unitOfCode } from '#shared/cells/unitNamed.ts'
import type { RecordColumn } from '#shared/ledger/import/recordMapping.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

/** Answers that stand for no value. */
const ACTS: ReadonlySet<string> = new Set(['skip', 'new', 'negative', 'positive'])

/** Columns, cells, doubts and problems of a list of records in the reader's words. */
export function useListText(ledger: () => ImportLedger | undefined) {
  const { t, locale, name } = useFormat()
  const live = useLive()
  const fields = useFieldText()

  const fieldOf = (code: string) => ledger()?.fields.find((field) => field.name === code)
  function fieldName(code: string): string {
    if (code === 'id' || code === 'on') return t(`importList.own.${code}`)
    const field = fieldOf(code)
    return field ? name(field) : code
  }
  /** `CNY*1e+3` is no unit of the catalogue, but a power of ten of one. */
  function unitName(code: string): string {
    const unit = unitOfCode(code, live.catalogue.units)
    return unit ? name(unit) : code
  }
  function value(said: JsonValue | undefined, code: string): string {
    const field = fieldOf(code)
    if (said === null || said === undefined) return t('importList.nothing')
    return field
      ? fields.text(said, field, { states: [] })
      : typeof said === 'string'
        ? said
        : JSON.stringify(said)
  }
  function role(column: RecordColumn): string {
    if (column.kind === 'skip') return t('import.role.skip', { why: skip(column.reason) })
    if (column.kind !== 'field') return fieldName(column.kind)
    const unit = column.unit === undefined ? '' : ` · ${unitName(column.unit)}`
    const rate = column.rate === undefined ? '' : ` × ${column.rate}`
    return `${fieldName(column.field)}${unit}${rate}`
  }
  const skip = (why: string): string => t(`importList.skip.${why}`)

  function cell(is: ImportCell): string {
    const why = is.why ?? ''
    switch (is.fate) {
      case 'taken': {
        const said = { field: fieldName(is.field ?? ''), value: value(is.said, is.field ?? '') }
        return is.was === undefined
          ? t('importList.cell.taken', said)
          : t('importList.cell.changed', { ...said, was: value(is.was, is.field ?? '') })
      }
      case 'skipped':
        return t('import.cell.skipped', { why: skip(why) })
      case 'doubtful':
        return t('import.cell.doubtful', { why: t(`importList.doubt.${why}`) })
      case 'wrong':
        return t('import.cell.wrong', { why: t(`importList.wrong.${why}`) })
      default:
        return t('import.cell.untouched')
    }
  }
  const worded = (params: ImportProblem['params']) => ({
    ...params,
    ...(params['field'] !== undefined && { field: fieldName(String(params['field'])) }),
    ...(params['unit'] !== undefined && { unit: unitName(String(params['unit'])) }),
  })
  /** What is wrong, and what to do; a rule of the ledger speaks for itself. */
  function problem({ code, params }: ImportProblem): string {
    if (code === 'refused') return String(params[locale.value === 'en' ? 'en' : 'zh'] ?? '')
    return t(`importList.problem.${code}`, worded(params))
  }
  const question = ({ code, params }: OpenQuestion): string =>
    t(`importList.question.${code}`, worded(params))
  /** What an answer stands for: the name of a value, a day, a record, or an act. */
  function choice(
    { code, params }: OpenQuestion,
    { key, value: number }: OpenQuestion['choices'][number],
  ): string {
    if (ACTS.has(key)) return t(`importList.choice.${key}`, { value: number ?? '' })
    const coded = fieldOf(String(params['field'] ?? ''))?.values.find((one) => one.code === key)
    return code === 'word' && coded ? name(coded) : key
  }
  return { t, name, fieldName, unitName, role, skip, cell, problem, question, choice }
}

export type ListText = ReturnType<typeof useListText>
