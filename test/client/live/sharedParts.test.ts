import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharingParts } from '#client/live/sharedParts.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { decodeBoard, encodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import type { Board } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import type { Change, Release } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'
import { start } from '#test/shared/arbitraries.ts'

const SEED = 20261123

/** Logs whose vintages and versions are counted without gaps, as the server counts them. */
const log = fc
  .array(
    fc.array(fc.record({ series: fc.nat(3), month: fc.integer({ min: 1, max: 5 }), isRecord: fc.boolean() })),
    {
      maxLength: 20,
    },
  )
  .map((batches) => {
    const counted = new Map<string, number>()
    const next = (key: string): number => {
      counted.set(key, (counted.get(key) ?? 0) + 1)
      return counted.get(key) ?? 1
    }
    return batches.map((batch, i): Release => ({
      seq: i + 1,
      at: `2020-01-01T00:00:00.${String(i).padStart(3, '0')}Z`,
      title: `${i}`,
      owner: 'o',
      changes: batch.map(({ series, month, isRecord }): Change => {
        const period = asPeriod(`2020-0${month}`)
        const n = next(isRecord ? `r${month}` : `${series} ${month}`)
        if (isRecord) return { kind: 'record', entity: 'project', id: `P${month}`, version: n, fields: { n } }
        const key = seriesKey(`economy.figure-${series}.growth`, '410104')
        return { kind: 'observation', series: key, period, value: n, status: 'final', vintage: n }
      }),
    }))
  })

/** As it comes over the wire: equal in content, other objects. */
const anew = (board: Board): Board => decodeBoard(JSON.parse(JSON.stringify(encodeBoard(board))) as BoardWire)

test(`a board that shares parts with another one says what it said (seed ${SEED})`, () => {
  fc.assert(
    fc.property(log, fc.nat(20), fc.nat(20), (releases, a, b) => {
      const before = anew(applyReleases(start, releases.slice(0, a)))
      const next = anew(applyReleases(start, releases.slice(0, b)))
      expect(sharingParts(before, next)).toEqual(next)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('what did not change between two days is the same object, what did is not', () => {
  const change = (series: number, vintage: number): Change => ({
    kind: 'observation',
    series: seriesKey(`economy.figure-${series}.growth`, '410104'),
    period: asPeriod('2020-05'),
    value: vintage,
    status: 'final',
    vintage,
  })
  const release = (seq: number, ...changes: Change[]): Release => ({
    seq,
    at: '2020-01-01T00:00:00.000Z',
    title: 't',
    owner: 'o',
    changes,
  })
  const first = applyReleases(start, [release(1, change(1, 1), change(2, 1))])
  const second = anew(applyReleases(first, [release(2, change(2, 2))]))
  const shared = sharingParts(first, second)
  const [calm, moved] = [1, 2].map((n) => seriesKey(`economy.figure-${n}.growth`, '410104'))
  expect(calm && shared.series[calm]).toBe(calm && first.series[calm])
  expect(moved && shared.series[moved]).toBe(moved && second.series[moved])
  expect(sharingParts({ ...first, epoch: 'other' }, second)).toBe(second)
})
