import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { catalogueFaults } from '#server/catalogue/catalogueFaults.ts'
import { formulaDefinitions, type Definition } from '#server/catalogue/formulaDefinitions.ts'
import { definitionFaults } from '#server/catalogue/ledgerFaults.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { lastMade } from '#server/lastMade.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { ledgerEditsAt } from '#server/releases/definitions/history.ts'
import { editsAt } from '#server/releases/catalogueHistory.ts'
import { derivationsOf, type Derivations } from '#server/releases/derive/derivations.ts'
import type { ReleasePorts } from '#server/releases/releases.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Board } from '#shared/board.ts'
import { ledgersOn } from '#shared/ledger/editedLedgers.ts'
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

type Edits = Pick<Board, 'catalogue' | 'ledgers'>
const sameEdits = (a: Edits, b: Edits): boolean => a.catalogue === b.catalogue && a.ledgers === b.ledgers

/** Edits were checked when they were made, against what was delivered then; another build delivers other files. */
function refuseFaulty({ catalogue, ledgers, catalogueSeq }: CatalogueState): void {
  if (catalogueSeq === 0) return
  const edited = [...ledgers.values()].map((entry) => ({ file: '台账定义 ledgers', entry }))
  const faults = [
    ...catalogueFaults(catalogue, [...ledgers.values()]),
    ...definitionFaults(edited, catalogue),
  ]
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
  const deliveredLedgers = loadLedgers()
  const stateOn = ({ catalogue: edits, ledgers: definitions }: Edits): CatalogueState => {
    const catalogue = catalogueOn(delivered, edits)
    const ledgers = ledgersOn(deliveredLedgers, definitions)
    let words: ReadonlyMap<string, Definition> | undefined
    return {
      catalogue,
      catalogueSeq: Math.max(
        0,
        ...[...Object.values(edits), ...Object.values(definitions)].map(({ seq }) => seq),
      ),
      derivations: derivationsOf(catalogue),
      ledgers,
      definitions: () => (words ??= formulaDefinitions(catalogue, ledgers)),
    }
  }
  const standing = lastMade(stateOn, sameEdits)
  const past = lastMade(stateOn, sameEdits)
  let read: { readonly seq: number; readonly edits: Edits } | undefined

  const now = () => standing(keeper.board())
  refuseFaulty(now())
  return {
    now,
    at: async (seq) => {
      if (seq >= now().catalogueSeq) return now()
      if (read?.seq !== seq) {
        const [catalogue, ledgers] = await Promise.all([
          editsAt(store.read, seq),
          ledgerEditsAt(store.read, seq),
        ])
        read = { seq, edits: { catalogue, ledgers } }
      }
      return past(read.edits)
    },
  }
}
