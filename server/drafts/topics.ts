import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { KeptRecord } from '#shared/ledger/record.ts'

/** What the content of drafts is about, as it stands. */
export interface Topics {
  readonly catalogue: Catalogue
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly record: (entity: string, id: string) => KeptRecord | undefined
}

export const topicsOf = (releases: Pick<Releases, 'catalogue'>): Topics => ({
  catalogue: releases.catalogue(),
  ledgers: loadLedgers(),
  record: () => undefined,
})
