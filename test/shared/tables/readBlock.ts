import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { indexCatalogue } from '#shared/catalogue/catalogue.ts'
import type { BoardObservation } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import type { Fates } from '#shared/tables/fate.ts'
import { fates, type HistoryOf } from '#shared/tables/fates.ts'
import { fromClipboard } from '#shared/tables/fromClipboard.ts'
import { fromCsv } from '#shared/tables/fromCsv.ts'
import type { TableGrid } from '#shared/tables/grid.ts'
import type { Recognition, TableHints } from '#shared/tables/recognition.ts'
import { recognise } from '#shared/tables/recognise.ts'

const FOLDER = new URL('./corpus/', import.meta.url)

/** One block as the clipboard or a file had it, byte by byte, and all that is to be made of it. */
const Block = z.strictObject({
  copiedFrom: z.string(),
  csv: z.boolean().optional(),
  text: z.string(),
  hints: z.strictObject({ projects: z.record(z.string(), z.string()) }).optional(),
  /** Published values by series, as [period, value]. */
  history: z.record(z.string(), z.array(z.tuple([z.string(), z.number()]))).optional(),
  expect: z.looseObject({ orientation: z.string() }),
})
export type Block = z.output<typeof Block>

const delivered = loadCatalogue()
/** As if the figures of the ledgers were typed: plans beside completion and parts of totals are among them. */
export const catalogue = indexCatalogue({
  ...delivered,
  indicators: delivered.indicators.map((one) => (one.feed === 'ledger' ? { ...one, feed: 'filing' } : one)),
})
export const HINTS: TableHints = { period: asPeriod('2026-05') }

export const blockNames = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))

export const readBlock = (name: string): Block =>
  Block.parse(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')))

export const gridOf = ({ csv, text }: Block): TableGrid => (csv ? fromCsv(text) : fromClipboard(text))

export const historyOf =
  ({ history = {} }: Block): HistoryOf =>
  (series) =>
    (history[series] ?? []).map(([period, value]): BoardObservation => ({
      period: asPeriod(period),
      value,
      status: 'final',
      vintage: 1,
    }))

export function readTable(block: Block): { recognition: Recognition; outcome: Fates } {
  const grid = gridOf(block)
  const recognition = recognise(grid, catalogue, { ...HINTS, ...block.hints })
  return { recognition, outcome: fates(grid, recognition.mapping, catalogue, historyOf(block)) }
}

/** Everything that became of a block, in the form in which the corpus states it. */
export function summary(orientation: string, { cells, entries, problems }: Fates) {
  const skipped: Record<string, string[]> = {}
  const doubtful: Record<string, unknown> = {}
  const wrong: Record<string, string> = {}
  for (const cell of cells) {
    if (cell.fate === 'skipped') (skipped[cell.reason] ??= []).push(cell.address)
    if (cell.fate === 'wrong') wrong[cell.address] = cell.code
    if (cell.fate !== 'doubtful') continue
    const { code, proposed, choices } = cell.question
    const values = choices.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
    doubtful[cell.address] = [code, proposed ?? null, ...values]
  }
  const whole = problems.filter(({ severity, cell }) => severity === 'error' && cell === undefined)
  return {
    orientation,
    entries: entries.map(({ address, series, period, missing, value }) => [
      address,
      series,
      period,
      missing ?? value,
    ]),
    skipped,
    doubtful,
    wrong,
    warnings: problems
      .filter(({ severity }) => severity === 'warning')
      .map(({ code, cell, params }) => [code, cell, params['total'], params['sum']]),
    ...(whole.length > 0 && { table: whole.map(({ code }) => code) }),
  }
}
