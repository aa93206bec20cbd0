import { screenSight, sightOf, type Sight } from '#server/ledgers/sight.ts'
import { seen } from '#server/ledgers/seen.ts'
import { StandingRecord } from '#server/rooms/standing.ts'
import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import { partOf, valueText } from '#server/rooms/valueText.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Ledger, LedgerField } from '#shared/ledger/ledger.ts'
import { currentFields, fieldsAt, type KeptRecord } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import { monthOf, type Day } from '#shared/period.ts'

export interface GroundParts {
  readonly board: Board
  readonly catalogue: Catalogue
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly view: RecordView
  readonly actor: Pick<Actor, 'role' | 'owner'>
}

/** What rooms are worked out from, for one kind of people and as of the end of a day. */
export function openGround(parts: GroundParts, day: Day, others = new Map<Day, RoomGround>()): RoomGround {
  const { board, catalogue, ledgers, view, actor } = parts
  const isScreen = actor.role === 'screen'
  const seeing = (ledger: Ledger): Sight | undefined =>
    isScreen ? screenSight(ledger, ledgers, view) : sightOf(ledger, actor, ledgers, view)
  const { sight, title, texts, light, whole } = seen({
    ...{ catalogue, ledgers, view, today: day, sightOf: seeing },
  })

  const stood = (kept: KeptRecord, how: Sight): Standing | undefined => {
    if (!how.knows(currentFields(kept))) return undefined
    const fields = fieldsAt(kept, day)
    return fields && new StandingRecord(kept, how, () => whole(how.ledger, kept, fields))
  }
  const all = new Map<string, ReadonlyMap<string, Standing>>()
  const standing = (entity: string): ReadonlyMap<string, Standing> => {
    const known = all.get(entity)
    if (known) return known
    const how = sight(entity)
    const found = new Map<string, Standing>()
    if (how)
      for (const kept of view.all(entity).values()) {
        const one = stood(kept, how)
        if (one) found.set(one.id, one)
      }
    all.set(entity, found)
    return found
  }
  const ledgerOf = (entity: string): Ledger => {
    const ledger = ledgers.get(entity)
    if (!ledger) throw new Error(`there is no ledger ${entity}`)
    return ledger
  }
  const fieldOf = (entity: string, name: string): readonly [Ledger, LedgerField] => {
    const ledger = ledgerOf(entity)
    const field = ledger.fields.find((one) => one.name === name)
    if (!field) throw new Error(`there is no field ${name} in ${entity}`)
    return [ledger, field]
  }
  const ground: RoomGround = {
    ...{ seq: board.seq, day, period: monthOf(day), board, catalogue, ledgers, view, isScreen, sight, title },
    standing: (entity) => [...standing(entity).values()],
    find: (entity, id) => standing(entity).get(id),
    referring: (entity, field, id) =>
      view.referring(entity, field, id).flatMap((kept) => {
        const one = standing(entity).get(kept.id)
        const value = one?.whole[field]
        return one && (Array.isArray(value) ? value.includes(id) : value === id) ? [one] : []
      }),
    part: (entity, name, code) => partOf(texts, ...fieldOf(entity, name), code),
    text: (entity, name, value) => valueText(texts, ...fieldOf(entity, name), value),
    light: ({ entity, record, whole: fields }) => light(ledgerOf(entity), record, fields),
    on: (other) => others.get(other) ?? openGround(parts, other, others),
  }
  others.set(day, ground)
  return ground
}
