import { describe, expect, test } from 'vitest'
import { MATTER } from '#test/shared/ledger/sampleLedger.ts'
import { mayDo, type Around, type Performer } from '#shared/ledger/mayPerform.ts'
import { ROLES } from '#shared/contract/roles.ts'

const KEEPER: Performer = { role: 'filer', owner: 'office.a' }
const UNIT: Performer = { role: 'filer', owner: 'office.b' }
const OTHER: Performer = { role: 'filer', owner: 'office.c' }
const of = (role: Performer['role']): Performer => ({ role, owner: null })
const OURS: Around = { before: { unit: 'office.b', state: 'going' } }

/** Which of these may. */
const who = (event: string | undefined, around: Around): readonly string[] =>
  Object.entries({
    KEEPER,
    UNIT,
    OTHER,
    ...Object.fromEntries(
      [...ROLES, 'screen', 'system'].map((role) => [role, of(role as Performer['role'])]),
    ),
  })
    .filter(([, performer]) => mayDo(MATTER, event, performer, around))
    .map(([name]) => name)

describe('who may make an event happen', () => {
  test('those whom the definition names, and nobody else', () => {
    expect(who('matter.started', OURS)).toEqual(['UNIT'])
    expect(who('matter.closed', OURS)).toEqual(['reviewer'])
    expect(who('matter.corrected', OURS)).toEqual(['KEEPER'])
    expect(who('matter.overdue', OURS)).toEqual(['system'])
    expect(who('matter.eaten', OURS)).toEqual([])
  })

  test('a unit begins records of its own alone', () => {
    expect(who('matter.raised', { before: undefined, after: { unit: 'office.b' } })).toEqual([
      'KEEPER',
      'UNIT',
    ])
  })
})

describe('who may push a record', () => {
  test('machines, reviewers, and filers of the office that keeps it or answers for it', () => {
    expect(who(undefined, { ...OURS, after: { unit: 'office.b', state: 'going', name: '甲' } })).toEqual([
      'KEEPER',
      'UNIT',
      'reviewer',
      'publisher',
      'system',
    ])
  })

  test('people move a state only where an event of their own would', () => {
    const closing = { ...OURS, after: { unit: 'office.b', state: 'closed' } }
    expect(who(undefined, closing)).toEqual(['reviewer', 'publisher', 'system'])
    const starting = {
      before: { unit: 'office.b', state: 'open' },
      after: { unit: 'office.b', state: 'closed' },
    }
    expect(who(undefined, starting)).toEqual(['publisher', 'system'])
  })
})
