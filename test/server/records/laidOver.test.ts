import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LaidOver } from '#server/records/laidOver.ts'
import type { BookView, NewVersion } from '#server/records/records.ts'
import { Shelf, withVersion } from '#server/records/shelf.ts'
import { asPeriod } from '#shared/period.ts'

const SEED = 20261123
const IDS = ['A', 'B', '2026-0007', '2025-0001', 'constructor']
const LEDGERS = ['project', 'visit']

const version = fc.record({
  entity: fc.constantFrom(...LEDGERS),
  id: fc.constantFrom(...IDS),
  fields: fc.record(
    {
      project: fc.constantFrom('A', 'B', null),
      all: fc.subarray(['A', 'B']),
      number: fc.constantFrom(1, '1'),
    },
    { requiredKeys: [] },
  ),
})

/** Everything that can be asked of a view over these few records. */
const known = (view: BookView) =>
  LEDGERS.map((entity) => ({
    records: IDS.map((id) => view.record(entity, id)),
    all: [...view.all(entity).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    found: [
      view.referring(entity, 'project', 'A'),
      view.referring(entity, 'all', 'B'),
      view.matching(entity, ['project'], [null]),
      view.matching(entity, ['project', 'number'], ['B', 1]),
      view.matching(entity, [], []),
    ].map((found) => found.map(({ id }) => id).toSorted()),
    numbers: ['2025', '2026'].map((year) => view.lastNumber(entity, year)),
  }))

test(`a book with versions laid over it answers like one that holds them, at every step (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 12 }), fc.array(version, { maxLength: 6 }), (kept, laid) => {
      const [under, whole] = [new Shelf(), new Shelf()]
      const over = new LaidOver(under)
      for (const [i, one] of [...kept, ...laid].entries()) {
        const { entity, id } = one
        const added: NewVersion = {
          ...one,
          ...{ version: (whole.record(entity, id)?.versions.length ?? 0) + 1, seq: i + 1, demo: false },
          ...{ on: asPeriod('2026-11-23'), event: 'pushed', reason: null, actor: null },
        }
        whole.put(withVersion(whole.record(entity, id), added))
        if (i < kept.length) under.put(withVersion(under.record(entity, id), added))
        else over.lay(added)
        if (i >= kept.length - 1) expect(known(over)).toEqual(known(whole))
      }
      const before = new Shelf()
      for (const { id, entity } of kept) {
        const record = under.record(entity, id)
        if (record) before.put(record)
      }
      expect(known(under)).toEqual(known(before))
    }),
    { seed: SEED, numRuns: 400 },
  )
})
