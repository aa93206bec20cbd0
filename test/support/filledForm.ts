import { readXlsx, writeXlsx, type Sheet } from 'hucre/xlsx'
import { FORM_COLUMNS, type FormColumn } from '#shared/filing/formMarks.ts'

/** By code of the indicator, what somebody writes into the open cells of its line. */
export type Filled = Readonly<Record<string, Partial<Record<FormColumn, string | number>>>>

/** A form of ours as a person sends it back: some cells filled in, everything else as it was. */
export async function filledForm(form: Uint8Array, filled: Filled): Promise<Uint8Array> {
  const { sheets } = await readXlsx(form)
  for (const row of sheets[0]?.rows ?? [])
    for (const [column, value] of Object.entries(filled[String(row[0])] ?? {}))
      row[FORM_COLUMNS.findIndex((name) => name === column)] = value
  return writeXlsx({ sheets: sheets.map(kept) })
}

const kept = ({ name, rows, columns, rowDefs, merges, hidden, veryHidden }: Sheet) => ({
  ...{ name, rows },
  ...(columns && { columns }),
  ...(rowDefs && { rowDefs }),
  ...(merges && { merges }),
  ...(hidden !== undefined && { hidden }),
  ...(veryHidden !== undefined && { veryHidden }),
})
