import type { Encoding } from '#server/imports/reading/decodeText.ts'
import type { FileKind } from '#server/imports/reading/fileKind.ts'
import type { ListGround } from '#server/imports/lists/listGround.ts'
import type { RefusalCode } from '#server/imports/reading/fileRefusal.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { ImportSheet } from '#shared/contract/imports.ts'
import type { SaidOfList } from '#shared/contract/listImports.ts'
import type { RecordAsk } from '#shared/ledger/import/foundRecords.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { CatalogueData } from '#shared/catalogue/catalogue.ts'
import type { Day } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'
import type { Mapping } from '#shared/tables/mapping.ts'

/** What the thread must know besides the file. */
export interface ThreadGround {
  readonly catalogue: CatalogueData
  /** The office whose figures are taken. */
  readonly owner: string
  readonly today: Day
  readonly fileName: string
  /** Codes of subjects by the names of the projects. */
  readonly projects: Readonly<Record<string, string>>
  /** What was said of forms before, by their fingerprint. */
  readonly remembered: Readonly<Record<string, Mapping>>
  readonly lists: ListGround
  /** Whose import it is. */
  readonly by: Pick<Actor, 'role' | 'owner'>
}

/** A sheet that was read before, with what its reader has said of it since. */
export interface KnownSheet {
  readonly n: number
  readonly grid: string
  readonly included: boolean
  readonly mapping: Mapping
  readonly knownBy: ImportSheet['knownBy']
  /** Of a list of records. */
  readonly list: SaidOfList
  /** It was taken for a list and is one of figures: what it says as such has yet to be found out. */
  readonly afresh?: boolean
}

export type ThreadTask =
  | { readonly kind: 'file'; readonly file: Uint8Array; readonly ground: ThreadGround }
  | { readonly kind: 'sheets'; readonly sheets: readonly KnownSheet[]; readonly ground: ThreadGround }

/** What is public of the series that a file speaks of. */
export type History = Readonly<Record<SeriesKey, readonly BoardObservation[]>>

/** One sheet, ready to be stored. */
export interface PackedSheet {
  readonly overview: ImportSheet
  readonly grid: string
  readonly figures: string
  /** Of a list of records; null for figures. */
  readonly records: string | null
  readonly pages: readonly string[]
}

export interface Examined {
  readonly kind: FileKind
  readonly encoding: Encoding | null
  readonly sheets: readonly PackedSheet[]
}

export type FromThread =
  | { readonly kind: 'need'; readonly series: readonly SeriesKey[] }
  | { readonly kind: 'need-records'; readonly asks: readonly RecordAsk[] }
  | { readonly kind: 'done'; readonly examined: Examined }
  | {
      readonly kind: 'refused'
      readonly code: RefusalCode
      readonly params: Readonly<Record<string, string | number>>
    }
