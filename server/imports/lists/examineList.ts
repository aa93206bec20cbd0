import { describeList } from '#server/imports/lists/describeList.ts'
import { formKey, type ListGround } from '#server/imports/lists/listGround.ts'
import { withFaults } from '#server/imports/lists/withFaults.ts'
import type { ExaminedSheet, SheetGround } from '#server/imports/examine/sheets.ts'
import { recordLookUp, type FoundRecords, type RecordAsk } from '#shared/ledger/import/foundRecords.ts'
import { recogniseRecords } from '#shared/ledger/import/recogniseRecords.ts'
import { recordFates } from '#shared/ledger/import/recordFates.ts'
import type { RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import type { RecordFates } from '#shared/ledger/import/rowFate.ts'
import type { ImportSheet } from '#shared/contract/imports.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { TableGrid } from '#shared/tables/grid.ts'

export type AskRecords = (asks: readonly RecordAsk[]) => Promise<FoundRecords>

/** What is to be read as a list: of a ledger, or with all that was said of it. */
export interface ListToExamine {
  readonly n: number
  readonly grid: TableGrid
  readonly ledger: Ledger
  readonly included: boolean
  readonly said?: RecordMapping | undefined
  /** How it was read before anything was said of it. */
  readonly knownBy?: ImportSheet['knownBy']
}

/** References first, then the keys that are made of them. */
const MOST_ROUNDS = 4
const NOTHING: RecordFates = { cells: [], rows: [], problems: [] }

/** A sheet as a list of records: what its columns are, and what becomes of every cell. */
export async function examineList(
  { n, grid, ledger, included, said, knownBy }: ListToExamine,
  ground: SheetGround,
  askRecords: AskRecords,
): Promise<ExaminedSheet> {
  const { catalogue, today, lists } = ground
  const seen = recogniseRecords(grid, ledger, catalogue)
  const known = said ? undefined : lists.remembered[formKey(seen.mapping)]
  const recognition = known ? recogniseRecords(grid, ledger, catalogue, known) : seen
  const mapping = said ?? recognition.mapping
  const judge = (found: FoundRecords) => {
    const records = recordLookUp(found)
    const titleOf = (code: string) => lists.titles[code]
    return {
      fates: recordFates(grid, mapping, { ledger, catalogue, today, titleOf, records }),
      asks: records.asks(),
    }
  }
  let found: FoundRecords = {}
  let judged = included ? judge(found) : { fates: NOTHING, asks: [] }
  for (let round = 0; judged.asks.length > 0 && round < MOST_ROUNDS; round += 1) {
    found = merged(found, await askRecords(judged.asks))
    judged = judge(found)
  }
  const fates = withFaults(judged.fates, mapping, ledger, { ...lists, found, today, by: ground.by })
  return describeList(
    {
      n,
      grid,
      ledger,
      included,
      mapping,
      columns: recognition.columns,
      knownBy: knownBy ?? (known ? 'memory' : null),
    },
    fates,
  )
}

function merged(before: FoundRecords, more: FoundRecords): FoundRecords {
  const all = { ...before }
  for (const [ask, found] of Object.entries(more)) all[ask] = { ...all[ask], ...found }
  return all
}

export type { ListGround }
