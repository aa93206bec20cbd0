import { askedAt, reckoner } from '#server/rooms/views/measure.ts'
import { namesOf, partsOf, type PartRecords } from '#server/rooms/views/parts.ts'
import type { Scope } from '#server/rooms/views/scope.ts'
import type { MatrixAnswer } from '#shared/contract/rooms.ts'
import { fieldValues } from '#shared/ledger/ledger.ts'
import type { MatrixView } from '#shared/rooms/room.ts'

/** More than anybody reads at once; the parts with the most records are kept. */
const MOST_PARTS = 60

/** A ledger's records by two fields. A cell without any record holds nothing: that is not a zero that was measured. */
export function matrixAnswer(view: MatrixView, { ground, recordsOn }: Scope): MatrixAnswer {
  const { ledger, measure } = view
  const asked = askedAt(ground, [measure])
  const records = recordsOn(asked.ground)
  const reckon = reckoner(measure, asked)
  const listed = (field: string): readonly PartRecords[] => {
    const parts = [...partsOf(records, field)].map(([code, some]) => ({ code, records: some }))
    const most = parts.toSorted((a, b) => b.records.length - a.records.length).slice(0, MOST_PARTS)
    return most.toSorted(inOrderOf(field))
  }
  const definition = ground.ledgers.get(ledger)
  const inOrderOf = (name: string) => {
    const field = definition?.fields.find((one) => one.name === name)
    const codes = (definition && field && fieldValues(definition, field))?.map(({ code }) => code) ?? []
    const at = (code: string): number => {
      const found = codes.indexOf(code)
      return found >= 0 ? found : code === '' ? codes.length + 1 : codes.length
    }
    return (a: PartRecords, b: PartRecords): number => at(a.code) - at(b.code) || (a.code < b.code ? -1 : 1)
  }
  const [rows, columns] = [listed(view.rows), listed(view.columns)]
  const cells = rows.map((row) => {
    const parts = partsOf(row.records, view.columns)
    return columns.map(({ code }) => {
      const some = parts.get(code)
      return some ? reckon(some) : null
    })
  })
  return {
    kind: 'matrix',
    ...(asked.period !== ground.period && { period: asked.period }),
    rows: rows.map(namesOf(ground, ledger, view.rows)),
    columns: columns.map(namesOf(ground, ledger, view.columns)),
    cells,
  }
}
