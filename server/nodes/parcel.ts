import type { Transaction } from 'kysely'
import type { ZodType } from 'zod'
import type { Bus } from '#server/nodes/bus.ts'
import { joinPieces, piecesOf } from '#server/nodes/pieces.ts'
import type { Tables } from '#server/store/tables.ts'

/** Word of one kind and of any length: cut into pieces on its way, and held against its schema when it is there. */
export interface Parcels<T> {
  readonly tell: (value: T) => void
  /** When and only when the transaction commits. */
  readonly tellWith: (trx: Transaction<Tables>, value: T) => Promise<void>
  readonly hear: (listener: (value: T, from: string) => void) => () => void
}

export function parcels<T>(
  bus: Pick<Bus, 'isAlone' | 'tell' | 'tellWith' | 'hear'>,
  topic: string,
  schema: ZodType<T>,
): Parcels<T> {
  const pieces = (value: T) => (bus.isAlone ? [] : piecesOf(JSON.stringify(value)))
  return {
    tell: (value) => {
      for (const piece of pieces(value)) bus.tell(topic, piece)
    },
    tellWith: async (trx, value) => {
      for (const piece of pieces(value)) await bus.tellWith(trx, topic, piece)
    },
    hear: (listener) => {
      const join = joinPieces()
      return bus.hear(topic, (piece, from) => {
        const text = join(piece, from)
        if (text === undefined) return
        const { data, success } = schema.safeParse(JSON.parse(text))
        if (success) listener(data, from)
      })
    },
  }
}
