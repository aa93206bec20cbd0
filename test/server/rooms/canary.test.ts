import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { Failure } from '#server/failure.ts'
import { answerRoom } from '#server/rooms/answerRoom.ts'
import { loadRooms } from '#server/rooms/definitions/loadRooms.ts'
import { ledgerRoom } from '#server/rooms/ledgerRoom.ts'
import { OWN_BUILDERS } from '#server/rooms/own/ownBuilders.ts'
import { HandRecords, SCREEN, VIEWER } from '#test/server/rooms/handRecords.ts'
import { isTold } from '#shared/ledger/exposure.ts'
import { fieldValues, referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import { currentFields, type JsonValue } from '#shared/ledger/record.ts'
import { ledgerRoomCode } from '#shared/rooms/ledgerRoom.ts'
import type { RoomView } from '#shared/rooms/room.ts'
import type { Actor } from '#shared/contract/roles.ts'

const catalogue = loadCatalogue()
const ledgers = loadLedgers()
/** The delivered ones, and one that tells of every ledger as much as a definition could ask for, and more. */
const rooms = new Map(loadRooms({ catalogue, ledgers, builders: new Set(OWN_BUILDERS.keys()) })).set('all', {
  ...{ code: 'all', zh: '全部', en: 'All', domain: 'key-projects' },
  views: [...ledgers.values()].flatMap(({ code, fields, states }): RoomView[] => {
    const view = { zh: code, en: code, place: 'main', ledger: code, faces: ['wall', 'tablet'] } as const
    return [
      {
        ...{ ...view, code, kind: 'items', states: states.map((state) => state.code), most: 200 },
        facts: fields.map(({ name }) => name),
      },
      ...fields.map(({ name }): RoomView => {
        const measure = {
          zh: '个',
          en: 'Number',
          unit: 'count-item',
          of: 'formula',
          formula: `count(${code})`,
        } as const
        return { ...view, code: `${code}-${name}`, kind: 'bars', by: name, measures: [measure], most: 200 }
      }),
    ]
  }),
})
for (const { code } of ledgers.values()) {
  const listed = ledgerRoom(ledgerRoomCode(code), ledgers)
  if (listed) rooms.set(listed.code, listed)
}
const DAY = '2026-11-23'

/** Of every ledger one record in each state: whatever they hold in words is in no other place. */
const records = new HandRecords()
for (const ledger of ledgers.values()) {
  const states = ledger.states.length === 0 ? [undefined] : ledger.states.map(({ code }) => code)
  for (const [n, state] of states.entries()) {
    const id = `${ledger.code}-${n}`
    const fields = Object.fromEntries(
      ledger.fields
        .filter(({ type, computed }) => type !== 'id' && !computed)
        .map((field) => [field.name, field.name === 'state' && state ? state : valueOf(ledger, field, id)]),
    )
    records.add(ledger.code, id, '2026-03-02', fields)
  }
}

function valueOf(ledger: Ledger, field: LedgerField, id: string): JsonValue {
  const { type, name } = field
  const [first] = fieldValues(ledger, field) ?? []
  if (type === 'boolean') return true
  if (type === 'enum') return first?.code ?? null
  if (type === 'set') return first ? [first.code] : []
  const entity = referredLedger(field)
  // What a ledger's records name is the last one of the other ledger, which has gone furthest.
  if (entity) {
    const last = `${entity}-${Math.max(0, (ledgers.get(entity)?.states.length ?? 1) - 1)}`
    return type.endsWith('[]') ? [last] : last
  }
  if (type.startsWith('ref(person)'))
    return type.endsWith('[]') ? [`${canary(id, name)}甲`, `${canary(id, name)}乙`] : canary(id, name)
  switch (type) {
    case 'ref(owner)':
      return 'bureau.projects'
    case 'ref(domain)':
      return ledger.domain
    case 'ref(figure)':
      return 'projects.key.count'
    case 'ref(unit)':
      return 'count-item'
    case 'date':
      return '2026-11-10'
    case 'datetime':
      return '2026-11-10T02:00:00.000Z'
    case 'period':
      return '2026-10'
    case 'percent[12]':
      return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100]
    case 'list(date,text)':
      return [{ date: '2026-11-10', text: canary(id, name) }]
    case 'string':
    case 'text':
    case 'file':
      return canary(id, name)
    default:
      return 12
  }
}

/** A name nobody has, with what it is of. */
function canary(id: string, field: string): string {
  return `雀${id}·${field}`
}
const CANARY = /雀([a-z0-9-]+)·([A-Za-z0-9]+)/g

/** What somebody receives of each room, and of those about one record for each record there is. */
function everything(actor: Pick<Actor, 'role' | 'owner'>): ReadonlyMap<string, string> {
  const ground = records.ground(DAY, actor)
  const texts = new Map<string, string>()
  for (const room of rooms.values()) {
    const about = room.of === undefined ? [undefined] : [...records.shelf.all(room.of).keys()]
    for (const of of about) {
      try {
        texts.set(`${room.code} ${of ?? ''}`, JSON.stringify(answerRoom(room, ground, OWN_BUILDERS, of)))
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'not-found') throw error
      }
    }
  }
  return texts
}

const isKnown = (entity: string, id: string): boolean => {
  const [ledger, kept] = [ledgers.get(entity), records.shelf.record(entity, id)]
  return ledger !== undefined && kept !== undefined && isTold(ledger, currentFields(kept), records.shelf)
}
const fieldOf = (id: string, name: string): readonly [string, LedgerField | undefined] => {
  const entity = id.slice(0, id.lastIndexOf('-'))
  return [entity, ledgers.get(entity)?.fields.find((field) => field.name === name)]
}

describe.each([
  ['a shared screen', SCREEN, (field: LedgerField) => field.sensitive === undefined && field.type !== 'file'],
  ['a leader', VIEWER, (field: LedgerField) => field.sensitive !== true],
] as const)('in the rooms of %s', (_, actor, mayRead) => {
  const texts = everything(actor)

  it('there is something', () => {
    expect(texts.size).toBeGreaterThanOrEqual(rooms.size - 1)
    expect([...texts.values()].join('')).toContain('雀')
  })

  it.each([...texts])('%s says nothing that they may not know', (_room, text) => {
    const leaked = [...text.matchAll(CANARY)].filter(([, id = '', name = '']) => {
      const [entity, field] = fieldOf(id, name)
      return !field || !mayRead(field) || !isKnown(entity, id)
    })
    expect([...new Set(leaked.map(([what]) => what))]).toEqual([])
  })

  it.each([...texts])('%s names no record that they may not know of', (_room, text) => {
    const secret = [...ledgers.values()].flatMap(({ code }) =>
      [...records.shelf.all(code).keys()].filter((id) => !isKnown(code, id)),
    )
    expect(secret.length).toBeGreaterThan(10)
    expect(secret.filter((id) => text.includes(`"${id}"`))).toEqual([])
  })
})
