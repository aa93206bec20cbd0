import { asciiExportName, exportName, EXPORT_TYPES, type ExportFile } from '#server/exports/index.ts'
import { Failure } from '#server/failure.ts'
import { listRecords } from '#server/ledgers/list.ts'
import { look, sightFor } from '#server/ledgers/looking.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { csvOf } from '#server/ledgers/sheets/csvOf.ts'
import { sheetColumns } from '#server/ledgers/sheets/sheetColumns.ts'
import type { SheetColumn, SheetPlan } from '#server/ledgers/sheets/sheetPlan.ts'
import { sheetValue } from '#server/ledgers/sheets/sheetValue.ts'
import { choicesOf, tongueOf } from '#server/ledgers/sheets/sheetWords.ts'
import { workbookOf } from '#server/ledgers/sheets/workbookThread.ts'
import { eachInTurn } from '#server/ledgers/turns.ts'
import type { RecordExportQuery } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { fillable } from '#shared/ledger/import/columnNames.ts'
import type { Locale } from '#shared/period.ts'

/** As many as go back in at once; a file holds five times as many. */
const BLANK_ROWS = 500
const MOST_ROWS = 100_000

/** A workbook to fill in: choices, codes, and room for some hundred records. Throws Failure `not-found`. */
export async function ledgerTemplate(
  ports: LedgerPorts,
  actor: Actor,
  entity: string,
  lang: Locale,
): Promise<ExportFile> {
  const looking = look(ports, actor)
  const { ledger } = sightFor(looking, entity)
  const isEnglish = lang === 'en'
  const id = ledger.fields.filter(({ type }) => type === 'id')
  const columns = sheetColumns(ledger, [...id, ...fillable(ledger)], {
    locale: lang,
    choices: choicesOf(looking, lang),
  })
  const name = isEnglish ? ledger.en : ledger.zh
  const plan: SheetPlan = {
    title: name,
    advice: isEnglish
      ? 'One record a row. Leave the number empty for a new record. Then send this file back on the import page: it finds its own places.'
      : '一行一条记录；新增的记录不填编号。填好后在“Excel 导入”页上传本文件，各项自动对应。',
    columns: [...columns, onColumn(isEnglish)],
    rows: [],
    blankRows: BLANK_ROWS,
    mark: { list: 1, ledger: ledger.code },
  }
  const words = isEnglish ? 'Template' : '导入模板'
  return fileOf([words, name], ['template', ledger.code], 'xlsx', inOne(await workbookOf(plan)))
}

/** The records of a list as it is filtered and ordered, as a file that can be filled in and sent back. */
export async function ledgerExport(
  ports: LedgerPorts,
  actor: Actor,
  entity: string,
  { format, lang, ...query }: RecordExportQuery,
): Promise<ExportFile> {
  const looking = look(ports, actor)
  const sight = sightFor(looking, entity)
  const { ledger } = sight
  const { records, total, seq } = await listRecords(ports, actor, entity, {
    ...query,
    after: 0,
    limit: MOST_ROWS,
  })
  if (total > MOST_ROWS) throw new Failure('export-too-large', [], { rows: MOST_ROWS })
  const fields = ledger.fields.filter(({ type }) => type !== 'file')
  const columns = sheetColumns(ledger, fields, { locale: lang, choices: choicesOf(looking, lang) })
  const tongue = tongueOf(looking, lang)
  const rows: SheetPlan['rows'][number][] = []
  await eachInTurn(records, ({ id, fields: said }) =>
    rows.push(
      fields.map((field) => (field.type === 'id' ? id : sheetValue(said[field.name], field, ledger, tongue))),
    ),
  )
  const isEnglish = lang === 'en'
  const name = isEnglish ? ledger.en : ledger.zh
  const parts: readonly [readonly string[], readonly string[]] = [
    [name, `#${seq}`],
    [ledger.code, String(seq)],
  ]
  if (format === 'csv') return fileOf(...parts, 'csv', csvOf(columns, rows))
  const plan: SheetPlan = {
    title: name,
    advice: isEnglish
      ? `${records.length} records at release #${seq}. What is changed here can be sent back on the import page.`
      : `共 ${records.length} 条，发布号 #${seq}。改动后可在“Excel 导入”页上传，只有改动的项会变更。`,
    columns,
    rows,
    blankRows: 0,
    mark: { list: 1, ledger: ledger.code },
  }
  return fileOf(...parts, 'xlsx', inOne(await workbookOf(plan)))
}

const fileOf = (
  name: readonly string[],
  ascii: readonly string[],
  format: 'csv' | 'xlsx',
  body: ExportFile['body'],
): ExportFile => ({
  name: exportName(name, format),
  asciiName: asciiExportName(ascii, format),
  type: EXPORT_TYPES[format],
  body,
})

async function* inOne(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file
}

const onColumn = (isEnglish: boolean): SheetColumn => ({
  code: 'on',
  heading: isEnglish ? 'Effective day' : '生效日期',
  width: 12,
  format: 'yyyy-mm-dd',
  hint: isEnglish
    ? 'The day from which the row holds; today where it is empty'
    : '从哪一天起如此；不填为今天',
})
