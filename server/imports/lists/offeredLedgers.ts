import { Failure } from '#server/failure.ts'
import { sightOf } from '#server/ledgers/index.ts'
import type { Releases } from '#server/releases/index.ts'
import type { ImportLedger } from '#shared/contract/listImports.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { fillable } from '#shared/ledger/import/columnNames.ts'
import { fieldValues, type Ledger } from '#shared/ledger/ledger.ts'

/**
 * The ledgers whose records a filer may bring: those of the own office, and those in whose records it may be the one
 * that answers; which record that is, is judged row by row.
 */
export function ledgersOf(
  actor: Pick<Actor, 'role' | 'owner'>,
  { ledgers, records }: Pick<Releases, 'ledgers' | 'records'>,
): readonly Ledger[] {
  if (actor.role !== 'filer') return []
  const standing = ledgers()
  const isOpen = (ledger: Ledger) => sightOf(ledger, actor, standing, records) !== undefined
  return [...standing.values()].filter(
    (ledger) => ledger.owner === actor.owner || (ledger.unit !== undefined && isOpen(ledger)),
  )
}

/** Throws Failure `not-found` for a ledger whose records are not the actor's to bring. */
export function refuseUnknown(
  ledger: string | undefined,
  actor: Pick<Actor, 'role' | 'owner'>,
  releases: Pick<Releases, 'ledgers' | 'records'>,
): void {
  if (ledger !== undefined && !ledgersOf(actor, releases).some(({ code }) => code === ledger))
    throw new Failure('not-found')
}

/** A ledger as the page needs it to name columns and values. */
export const shownLedger = (ledger: Ledger, fourEyes: boolean): ImportLedger => ({
  code: ledger.code,
  zh: ledger.zh,
  en: ledger.en,
  fourEyes,
  fields: fillable(ledger).map((field) => ({
    name: field.name,
    zh: field.zh,
    en: field.en,
    type: field.type,
    values: (fieldValues(ledger, field) ?? []).map(({ code, zh, en }) => ({ code, zh, en })),
  })),
})
