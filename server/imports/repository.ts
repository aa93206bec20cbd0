import type { PackedSheet } from '#server/imports/thread/messages.ts'
import { formKey } from '#server/imports/lists/listGround.ts'
import type { Db, ImportRow, Trx } from '#server/imports/ports.ts'
import { MappingSchema, type ImportSheet } from '#shared/contract/imports.ts'
import { RecordMappingSchema } from '#shared/contract/listImports.ts'
import type { RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import type { Mapping } from '#shared/tables/mapping.ts'

export const insertImport = async (trx: Trx, row: ImportRow): Promise<void> =>
  void (await trx.insertInto('import').values(row).execute())

export const findImport = (db: Db | Trx, id: string): Promise<ImportRow | undefined> =>
  db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()

export const changeImport = async (trx: Trx, id: string, change: Partial<ImportRow>): Promise<void> =>
  void (await trx.updateTable('import').set(change).where('id', '=', id).execute())

const CHILDREN = [
  ['import_page', 'import_page.import'],
  ['import_sheet', 'import_sheet.import'],
] as const

export async function deleteImports(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (const [table, column] of CHILDREN) await trx.deleteFrom(table).where(column, 'in', ids).execute()
  await trx.deleteFrom('import').where('id', 'in', ids).execute()
}

/** Puts a sheet in the place of what was known of it. */
export async function saveSheet(trx: Trx, id: string, sheet: PackedSheet): Promise<void> {
  const { overview, grid, figures, records, pages } = sheet
  const { n } = overview
  await trx.deleteFrom('import_page').where('import', '=', id).where('sheet', '=', n).execute()
  await trx.deleteFrom('import_sheet').where('import', '=', id).where('n', '=', n).execute()
  await trx
    .insertInto('import_sheet')
    .values({ import: id, n, overview: JSON.stringify(overview), grid, figures, records })
    .execute()
  for (const [page, cells] of pages.entries())
    await trx.insertInto('import_page').values({ import: id, sheet: n, page, cells }).execute()
}

/** The sheets as the page shows them; they were written by this concern alone, so their shape is known. */
export async function readOverviews(db: Db | Trx, id: string): Promise<ImportSheet[]> {
  const rows = await db
    .selectFrom('import_sheet')
    .select('overview')
    .where('import', '=', id)
    .orderBy('n')
    .execute()
  return rows.map(({ overview }) => JSON.parse(overview) as ImportSheet)
}

export const readGrids = (db: Db | Trx, id: string) =>
  db
    .selectFrom('import_sheet')
    .select(['n', 'grid', 'overview'])
    .where('import', '=', id)
    .orderBy('n')
    .execute()

export const readFigures = (db: Db | Trx, id: string) =>
  db.selectFrom('import_sheet').select(['figures', 'records']).where('import', '=', id).orderBy('n').execute()

export const readPage = (db: Db, id: string, sheet: number, page: number): Promise<string | undefined> =>
  db
    .selectFrom('import_page')
    .select('cells')
    .where('import', '=', id)
    .where('sheet', '=', sheet)
    .where('page', '=', page)
    .executeTakeFirst()
    .then((row) => row?.cells)

/** What an office has said of its forms. */
export async function readMappings(db: Db, owner: string): Promise<Record<string, Mapping>> {
  const rows = await db
    .selectFrom('import_mapping')
    .select(['form', 'mapping'])
    .where('owner', '=', owner)
    .where('form', 'not like', 'records:%')
    .execute()
  return Object.fromEntries(
    rows.flatMap(({ form, mapping }) => {
      const read = MappingSchema.safeParse(JSON.parse(mapping))
      return read.success ? [[form, read.data] as const] : []
    }),
  )
}

/** What an office has said of lists of records, by `formKey`. */
export async function readListMappings(db: Db, owner: string): Promise<Record<string, RecordMapping>> {
  const rows = await db
    .selectFrom('import_mapping')
    .select(['form', 'mapping'])
    .where('owner', '=', owner)
    .where('form', 'like', 'records:%')
    .execute()
  return Object.fromEntries(
    rows.flatMap(({ form, mapping }) => {
      const read = RecordMappingSchema.safeParse(JSON.parse(mapping))
      return read.success ? [[form, read.data] as const] : []
    }),
  )
}

export const rememberList = (trx: Trx, owner: string, mapping: RecordMapping, at: string): Promise<void> =>
  remember(trx, owner, formKey(mapping), { ...mapping, skipped: [] }, at)

export async function rememberMapping(trx: Trx, owner: string, mapping: Mapping, at: string): Promise<void> {
  const kept: Mapping = { ...mapping, answers: { ...mapping.answers, questions: {}, cells: {} } }
  await remember(trx, owner, mapping.form, kept, at)
}

async function remember(
  trx: Trx,
  owner: string,
  form: string,
  kept: Mapping | RecordMapping,
  at: string,
): Promise<void> {
  const said = { mapping: JSON.stringify(kept), changed_at: at }
  await trx
    .insertInto('import_mapping')
    .values({ owner, form, ...said })
    .onConflict((conflict) => conflict.columns(['owner', 'form']).doUpdateSet(said))
    .execute()
}
