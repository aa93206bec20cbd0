import type { Sight } from '#server/ledgers/sight.ts'
import type { Standing } from '#server/rooms/ground.ts'
import { masked } from '#server/rooms/mask.ts'
import type { LedgerField } from '#shared/ledger/ledger.ts'
import type { Fields, JsonValue, KeptRecord } from '#shared/ledger/record.ts'

/** What is asked of a record is worked out when somebody asks for it: most views look at two or three fields. */
export class StandingRecord implements Standing {
  readonly entity: string
  readonly id: string
  readonly record: KeptRecord
  readonly demo: boolean
  readonly #sight: Sight
  readonly #workOut: () => Fields
  #whole: Fields | undefined
  #fields: Fields | undefined

  constructor(record: KeptRecord, sight: Sight, workOut: () => Fields) {
    this.entity = record.entity
    this.id = record.id
    this.record = record
    this.demo = record.versions.at(-1)?.demo === true
    this.#sight = sight
    this.#workOut = workOut
  }

  get whole(): Fields {
    return (this.#whole ??= this.#workOut())
  }

  get fields(): Fields {
    return (this.#fields ??= this.#readable())
  }

  #readable(): Fields {
    const readable: Record<string, JsonValue> = {}
    for (const field of this.#sight.ledger.fields) {
      const value = this.whole[field.name]
      if (value === undefined || value === null) continue
      if (this.#sight.reads(field, this.whole)) readable[field.name] = value
      else if (isMaskable(field)) readable[field.name] = this.demo ? value : maskedIn(value)
    }
    return readable
  }
}

/** Whether a shared screen may at least say that somebody holds a duty: names of the demonstration stand for nobody. */
export const isMaskable = ({ sensitive, type }: LedgerField): boolean =>
  sensitive === 'screens' && type.startsWith('ref(person)')

const maskedIn = (value: JsonValue): JsonValue =>
  Array.isArray(value) ? value.map(maskedIn) : typeof value === 'string' ? masked(value) : null
