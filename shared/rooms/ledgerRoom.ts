/** The one view of a room that holds the list of a ledger. */
export const LIST_VIEW = 'list'
const PREFIX = 'items-'

/** Code of the room that holds the open records of a ledger, for walls. */
export const ledgerRoomCode = (ledger: string): string => `${PREFIX}${ledger}`
/** The ledger that a room of this code lists; undefined for all other rooms. */
export const ledgerOfRoom = (code: string): string | undefined =>
  code.startsWith(PREFIX) ? code.slice(PREFIX.length) : undefined
