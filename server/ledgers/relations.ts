import { namedIn, type Looking } from '#server/ledgers/looking.ts'
import type { Shown } from '#server/ledgers/rows.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import { referredLedger } from '#shared/ledger/ledger.ts'
import { currentFields, type KeptRecord } from '#shared/ledger/record.ts'

export interface Relation {
  readonly entity: string
  readonly field: string
  readonly way: 'in' | 'out'
  readonly total: number
  readonly records: readonly Shown[]
}

const MOST_SHOWN = 20

/** The records that a record names, and those that name it, as far as the asker may know of them. */
export function relationsOf(looking: Looking, sight: Sight, record: KeptRecord): readonly Relation[] {
  return [...outward(looking, sight, record), ...inward(looking, record)].filter(({ total }) => total > 0)
}

function outward(looking: Looking, { ledger, reads }: Sight, record: KeptRecord): readonly Relation[] {
  const fields = currentFields(record)
  return ledger.fields.flatMap((field) => {
    const entity = referredLedger(field)
    const to = entity === undefined ? undefined : looking.sight(entity)
    if (entity === undefined || !to || !reads(field, fields)) return []
    const records = namedIn(field, fields).flatMap((id) => looking.record(entity, id) ?? [])
    return [relation('out', to, field.name, records)]
  })
}

function inward(looking: Looking, { entity, id }: KeptRecord): readonly Relation[] {
  return [...looking.ledgers.values()].flatMap(({ code, fields: defined }) => {
    const from = looking.sight(code)
    if (!from) return []
    return defined.flatMap((field) => {
      if (referredLedger(field) !== entity) return []
      const records = looking.book.referring(code, field.name, id).filter((one) => {
        const fields = currentFields(one)
        return from.knows(fields) && from.reads(field, fields)
      })
      return [relation('in', from, field.name, records)]
    })
  })
}

/** The newest come first. */
function relation(
  way: Relation['way'],
  sight: Sight,
  field: string,
  records: readonly KeptRecord[],
): Relation {
  const seqOf = ({ versions }: KeptRecord): number => versions.at(-1)?.seq ?? 0
  const shown = records
    .toSorted((a, b) => seqOf(b) - seqOf(a))
    .slice(0, MOST_SHOWN)
    .map((record) => ({ sight, record, fields: currentFields(record) }))
  return { entity: sight.ledger.code, field, way, total: records.length, records: shown }
}
