import type { Releases } from '#server/releases/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'

/** What the content of drafts is about, as it stands. */
export interface Topics {
  readonly catalogue: Catalogue
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly book: Pick<RecordView, 'record'>
}

export const topicsOf = (releases: Pick<Releases, 'catalogue' | 'ledgers' | 'records'>): Topics => ({
  catalogue: releases.catalogue(),
  ledgers: releases.ledgers(),
  book: releases.records,
})
