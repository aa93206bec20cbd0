import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { catalogueFaults } from '#server/catalogue/catalogueFaults.ts'
import { formulaDefinitions, type Definition } from '#server/catalogue/formulaDefinitions.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { lastMade } from '#server/lastMade.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { editsAt } from '#server/releases/catalogueHistory.ts'
import { derivationsOf, type Derivations } from '#server/releases/derive/derivations.ts'
import type { ReleasePorts } from '#server/releases/releases.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { CatalogueEdits } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { catalogueOn } from '#shared/catalogue/editedCatalogue.ts'

/** The catalogue at one point of the log with what is made of it, so that nobody mixes two of them. */
export interface CatalogueState {
  readonly catalogue: Catalogue
  /** The release that changed it last; 0 for the catalogue as delivered. */
  readonly catalogueSeq: number
  readonly derivations: Derivations
  /** The definitions of the ledgers by code. */
  readonly ledgers: ReadonlyMap<string, Ledger>
  /** How its figures are worked out, in words, by code. */
  readonly definitions: () => ReadonlyMap<string, Definition>
}

export interface Catalogues {
  readonly now: () => CatalogueState
  readonly at: (seq: number) => Promise<CatalogueState>
}

/** Edits were checked when they were made, against what was delivered then; another build delivers other files. */
function refuseFaulty(catalogue: Catalogue, delivered: Catalogue): void {
  if (catalogue === delivered) return
  const faults = catalogueFaults(catalogue, [...loadLedgers().values()])
  if (faults.length > 0) throw new CatalogueError(faults)
}

/**
 * The catalogue as delivered with the edits of the log over it, now and at any release of the past. Throws a
 * CatalogueError where the two no longer fit together.
 */
export function openCatalogue(
  { store, catalogue: delivered }: Pick<ReleasePorts, 'store' | 'catalogue'>,
  keeper: Pick<BoardKeeper, 'board'>,
): Catalogues {
  const ledgers = loadLedgers()
  const stateOn = (edits: CatalogueEdits): CatalogueState => {
    const catalogue = catalogueOn(delivered, edits)
    let definitions: ReadonlyMap<string, Definition> | undefined
    return {
      catalogue,
      catalogueSeq: Math.max(0, ...Object.values(edits).map(({ seq }) => seq)),
      derivations: derivationsOf(catalogue),
      ledgers,
      definitions: () => (definitions ??= formulaDefinitions(catalogue)),
    }
  }
  const standing = lastMade(stateOn)
  const past = lastMade(stateOn)
  let read: { readonly seq: number; readonly edits: CatalogueEdits } | undefined

  const now = () => standing(keeper.board().catalogue)
  refuseFaulty(now().catalogue, delivered)
  return {
    now,
    at: async (seq) => {
      if (seq >= now().catalogueSeq) return now()
      if (read?.seq !== seq) read = { seq, edits: await editsAt(store.read, seq) }
      return past(read.edits)
    },
  }
}
