import type { Kysely, Transaction } from 'kysely'
import type { Clock } from '#server/clock.ts'
import type { Drafts } from '#server/drafts/index.ts'
import type { Releases } from '#server/releases/index.ts'
import type { OpenRooms } from '#server/rooms/index.ts'
import type { FiguresAt } from '#server/reports/reportFigures.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { ReportKind } from '#shared/report/reportFigures.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>
export type ReportRow = Tables['report']

/** A template as it came with the product. */
export interface DeliveredTemplate {
  readonly code: string
  readonly kind: ReportKind
  readonly zh: string
  readonly en: string
  readonly text: string
}

/** What this concern needs from outside. */
export interface ReportPorts {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Releases
  readonly drafts: Pick<Drafts, 'begin' | 'submit' | 'discard' | 'tell'>
  readonly rooms: Pick<OpenRooms, 'viewsAt' | 'definitions'>
  readonly delivered: readonly DeliveredTemplate[]
}

/** The ports with the figures that were read lately. */
export interface OpenPorts extends ReportPorts {
  readonly figuresAt: FiguresAt
}
