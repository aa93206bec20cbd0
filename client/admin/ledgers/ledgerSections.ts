import type { LedgerRoll } from '#shared/contract/ledgers.ts'
import type { Domain } from '#shared/catalogue/catalogue.ts'

export type LedgerEntry = LedgerRoll['ledgers'][number]
export type MechanismEntry = LedgerRoll['mechanisms'][number]

export interface LedgerLine {
  readonly ledger: LedgerEntry
  readonly mechanism: MechanismEntry | undefined
}
export interface LedgerSection {
  readonly domain: Domain
  readonly lines: readonly LedgerLine[]
}

interface Wanted {
  /** All of these have to be somewhere in the names of the ledger or its mechanism. */
  readonly words: readonly string[]
  /** Only the ledgers that this office keeps. */
  readonly owner?: string | undefined
}

/** The ledgers by topic in the catalogue's order, those that are looked for; topics without any are left out. */
export function ledgerSections(
  { ledgers, mechanisms }: LedgerRoll,
  domains: readonly Domain[],
  { words, owner }: Wanted,
): readonly LedgerSection[] {
  const byCode = new Map(mechanisms.map((one) => [one.code, one]))
  const lines = ledgers
    .filter((ledger) => owner === undefined || ledger.owner === owner)
    .map((ledger) => ({ ledger, mechanism: byCode.get(ledger.mechanism) }))
    .filter(({ ledger, mechanism }) => {
      const names = [ledger, mechanism ?? []].flat().flatMap(({ zh, en, code }) => [zh, en, code])
      const said = names.join(' ').toLowerCase()
      return words.every((word) => said.includes(word))
    })
  return domains
    .map((domain) => ({ domain, lines: lines.filter(({ ledger }) => ledger.domain === domain.code) }))
    .filter((section) => section.lines.length > 0)
}

export interface LedgerSums {
  readonly ledgers: number
  readonly open: number
  readonly soon: number
  readonly overdue: number
}

export const sumsOf = (ledgers: readonly LedgerEntry[]): LedgerSums => ({
  ledgers: ledgers.length,
  open: ledgers.reduce((n, { counts }) => n + counts.open, 0),
  soon: ledgers.reduce((n, { counts }) => n + counts.soon, 0),
  overdue: ledgers.reduce((n, { counts }) => n + counts.overdue, 0),
})

/** What somebody typed into a search field, as the words to be looked for. */
export const searchWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
