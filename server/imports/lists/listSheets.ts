import type { ListToExamine } from '#server/imports/lists/examineList.ts'
import type { ListGround } from '#server/imports/lists/listGround.ts'
import type { SheetToExamine } from '#server/imports/examine/sheets.ts'
import { FORM_SHEET, readListMark } from '#shared/filing/formMarks.ts'

/**
 * The sheets that are lists of records: those of which it was said, those of a template of ours, and all of a file that
 * was brought for a ledger.
 */
export function listSheets(
  sheets: readonly SheetToExamine[],
  { ledgers, chosen }: ListGround,
): readonly ListToExamine[] {
  const named = (code: string | undefined) => ledgers.find((ledger) => ledger.code === code)
  const sign = sheets.find(({ grid }) => grid.name === FORM_SHEET)
  const template = sign && readListMark(sign.grid.rows[0]?.[0]?.text ?? '')?.ledger
  return sheets.flatMap(({ n, grid, said }): ListToExamine[] => {
    if (grid.name === FORM_SHEET) return []
    if (said) {
      const { list, included } = said
      const ledger = list ? named(list.ledger) : undefined
      if (!list || !ledger) return []
      return [{ n, grid, ledger, included, ...('version' in list && { said: list, knownBy: said.knownBy }) }]
    }
    const ledger = named(template ?? chosen)
    const isFilled = grid.rows.some((row) => row.some(({ text }) => text.trim() !== ''))
    return ledger && isFilled ? [{ n, grid, ledger, included: grid.hidden !== true }] : []
  })
}
