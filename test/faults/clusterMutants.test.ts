import { expect, it } from 'vitest'
import { releasesOf } from '#test/support/boardFixture.ts'
import { RETAIL } from '#test/support/figures.ts'
import type { Acknowledged } from '#test/support/cluster/writers.ts'
import { faultsOf, type Judged } from '#test/support/cluster/verdict.ts'
import { asPeriod } from '#shared/period.ts'

const CLIENTS = 3
const log = releasesOf({ [RETAIL]: { '2020-02': 1, '2020-03': 2, '2020-04': 3, '2020-05': 4 } })
/** The second had no answer, and is in the log all the same. */
const acknowledged: readonly Acknowledged[] = [
  { seq: 1, period: asPeriod('2020-02'), value: 1, node: 'a' },
  { seq: 3, period: asPeriod('2020-04'), value: 3, node: 'b' },
  { seq: 4, period: asPeriod('2020-05'), value: 4, node: 'a' },
]
const good: Judged = { acknowledged, log, boards: { same: CLIENTS }, boardOfNode: 'same', boardOfLog: 'same' }
const [first, second, third, fourth] = log
const [told] = acknowledged
if (!first || !second || !third || !fourth || !told) throw new Error('the fixture is too short')

/** What a cluster that is broken would leave behind. */
const BROKEN: Readonly<Record<string, Partial<Judged>>> = {
  'an acknowledged release is gone': { log: [first, second, third] },
  'one in the middle is gone, and its number stays free': { log: [first, second, fourth] },
  'one in the middle is gone, and the rest moves up': {
    log: [first, second, { ...fourth, seq: 3 }],
  },
  'two have changed places': { log: [first, second, { ...fourth, seq: 3 }, { ...third, seq: 4 }] },
  'a release is in the log twice': { log: [first, second, third, third] },
  'another value is kept': {
    log: [first, second, third, { ...fourth, changes: first.changes }],
  },
  'a number is given to two': { acknowledged: [...acknowledged, { ...told, value: 9 }] },
  'a number beyond the log is given': { acknowledged: [...acknowledged, { ...told, seq: 5 }] },
  'a client has another board': { boards: { same: CLIENTS - 1, other: 1 } },
  'a client is gone': { boards: { same: CLIENTS - 1 } },
  'all clients agree on what is not the log': { boards: { other: CLIENTS } },
  'the node has another board': { boardOfNode: 'other' },
}

it('whoever judges the cluster has nothing against one that is whole', () => {
  expect(faultsOf(good, CLIENTS)).toEqual([])
})

it.each(Object.entries(BROKEN))('whoever judges the cluster notices that %s', (_, broken) => {
  expect(faultsOf({ ...good, ...broken }, CLIENTS)).not.toEqual([])
})
