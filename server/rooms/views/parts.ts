import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import { isMaskable } from '#server/rooms/standing.ts'
import { INSIDE } from '#server/ledgers/sight.ts'
import type { Part } from '#shared/contract/rooms.ts'
import type { LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

/** Records that have one value of a field in common; the code is the empty text where nothing is given. */
export interface PartRecords {
  readonly code: string
  readonly records: readonly Standing[]
}

/** A ledger's records by the values of a field; one that names several counts for each of them. */
export function partsOf(records: readonly Standing[], field: string): ReadonlyMap<string, Standing[]> {
  const parts = new Map<string, Standing[]>()
  for (const record of records)
    for (const code of codesIn(record.whole[field])) {
      const known = parts.get(code)
      if (known) known.push(record)
      else parts.set(code, [record])
    }
  return parts
}

function codesIn(value: JsonValue | undefined): readonly string[] {
  const values: readonly JsonValue[] = Array.isArray(value) ? value : [value ?? '']
  const codes = new Set(values.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))))
  return codes.size === 0 ? [''] : [...codes]
}

/** Whether the asker may see records by the values of a field. */
export function isGroupable(ground: RoomGround, entity: string, name: string): boolean {
  const sight = ground.sight(entity)
  const field = sight?.ledger.fields.find((one) => one.name === name)
  if (!sight || !field) return false
  return sight.kind === INSIDE || sight.reads(field, {}) || (ground.isScreen && isMaskable(field))
}

/** What parts are called; a masked one keeps nothing of its name, its code neither. */
export function namesOf(ground: RoomGround, entity: string, name: string) {
  const field = ground.ledgers.get(entity)?.fields.find((one) => one.name === name)
  const hides = ground.isScreen && field !== undefined && isMaskable(field)
  let hidden = 0
  return ({ code, records }: PartRecords): Part => {
    if (!hides || code === '') return ground.part(entity, name, code)
    hidden += 1
    return { code: `person-${hidden}`, name: shownName(field, code, records) }
  }
}

/** As the records show it: a name of the demonstration whole, unless somebody real has it too. */
function shownName({ name }: LedgerField, code: string, records: readonly Standing[]): Part['name'] {
  const shown = records.map(({ whole, fields }) => {
    const [raw, seen] = [whole[name], fields[name]]
    const at = Array.isArray(raw) ? raw.indexOf(code) : -1
    const one: JsonValue | undefined =
      at >= 0 && Array.isArray(seen) ? (seen as readonly JsonValue[])[at] : seen
    return typeof one === 'string' ? one : ''
  })
  const text = shown.find((one) => one !== code) ?? code
  return { zh: text, en: text }
}
