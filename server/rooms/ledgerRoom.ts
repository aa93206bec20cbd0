import { isMaskable } from '#server/rooms/standing.ts'
import type { Ledger, LedgerField } from '#shared/ledger/ledger.ts'
import { LIST_VIEW, ledgerOfRoom } from '#shared/rooms/ledgerRoom.ts'
import type { Room } from '#shared/rooms/room.ts'

/** A wall shows a dozen; the others are there to be narrowed down to. */
const MOST = 100
/** What stands in a line; longer texts, lists and files do not. */
const TOLD_IN_A_LINE =
  /^(?:string|integer|number|boolean|date|datetime|period|money|area|percent|enum|set|ref\(.*)$/

/** The fields that a list on a wall may tell beside title and state; nothing sensitive but the surname of a duty's holder. */
export const factsOnWall = ({ fields }: Pick<Ledger, 'fields'>): readonly LedgerField[] =>
  fields.filter(
    (field) =>
      field.name !== 'state' &&
      TOLD_IN_A_LINE.test(field.type) &&
      (field.sensitive === undefined || isMaskable(field)),
  )

/** Whether a list of the ledger may be on a wall at all. */
export const isOnWalls = ({ exposure }: Pick<Ledger, 'exposure'>): boolean => exposure.kind !== 'closed'

/**
 * The open records of one ledger as a room of their own, for walls: in no navigation, asked for by its code. Undefined
 * for codes of other rooms and for ledgers that no wall tells of.
 */
export function ledgerRoom(code: string, ledgers: ReadonlyMap<string, Ledger>): Room | undefined {
  const ledger = ledgers.get(ledgerOfRoom(code) ?? '')
  if (!ledger || !isOnWalls(ledger)) return undefined
  const { zh, en, domain } = ledger
  return {
    ...{ code, zh, en, domain },
    views: [
      {
        ...{ kind: 'items', code: LIST_VIEW, zh, en, place: 'main', faces: ['wall'], ledger: ledger.code },
        ...{ facts: factsOnWall(ledger).map(({ name }) => name), most: MOST },
      },
    ],
  }
}
