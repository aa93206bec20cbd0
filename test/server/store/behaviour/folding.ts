import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Failure } from '#server/failure.ts'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import { CITY_DESK, foldedBoard, oneFigure } from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'

const SEED = 20261123

/** Requests over few series, periods and records, so that they meet: new, repeated, revised, withdrawn, refused. */
const figure = fc.record({
  series: fc.constantFrom(
    'economy.retail-sales.growth@410104',
    'economy.retail-sales.growth@410105',
    'economy.retail-sales.level@410104',
  ),
  period: fc
    .tuple(fc.integer({ min: 2016, max: 2025 }), fc.integer({ min: 2, max: 12 }))
    .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
  value: fc.oneof(
    { weight: 4, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }) },
    { weight: 2, arbitrary: fc.integer({ min: -2, max: 2 }) },
  ),
  reason: fc.option(fc.constant('核实'), { nil: undefined, freq: 8 }),
  note: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
})
const withdrawn = figure.map((f) => ({
  ...f,
  value: null,
  status: 'missing',
  missing: 'confidential',
  reason: '撤回',
}))
const record = fc.record({
  entity: fc.constant('project'),
  id: fc.constantFrom('A', 'B', 'constructor'),
  fields: fc.dictionary(
    fc.constantFrom('name', 'street', 'totalInvestment', 'state', 'constructor'),
    fc.oneof(
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('一期', 'reserve', 'building', ''),
      fc.constant(null),
      fc.constant(-0),
    ),
    { maxKeys: 2 },
  ),
})
const request = fc.record({
  observations: fc.array(fc.oneof({ weight: 5, arbitrary: figure }, { weight: 1, arbitrary: withdrawn }), {
    maxLength: 6,
  }),
  records: fc.array(record, { maxLength: 2 }),
})

export function folding(open: Open): void {
  test(`folding the log gives the board and the snapshot, here and after a restart (seed ${SEED})`, async () => {
    const { releases, close, place } = await open()
    const sequence = fc.asyncProperty(
      fc.array(request, { minLength: 3, maxLength: 10 }),
      async (requests) => {
        for (const body of requests) {
          await releases.publish(CITY_DESK, body, undefined).catch((error: unknown) => {
            if (!(error instanceof Failure)) throw error // refused is as good as published here
          })
        }
        const board = releases.board()
        expect(await foldedBoard(releases)).toEqual(board)
        const { json, seq, epoch, etag } = releases.snapshot()
        expect(decodeBoard(JSON.parse(json.toString()) as BoardWire)).toEqual(board)
        expect({ seq, epoch, etag }).toEqual({
          seq: board.seq,
          epoch: board.epoch,
          etag: `"${board.epoch}-${board.seq}"`,
        })
      },
    )
    await fc.assert(sequence, { seed: SEED, numRuns: 12 })
    const before = releases.board()
    expect(before.seq).toBeGreaterThan(20)
    await close()
    expect((await open(place)).releases.board()).toEqual(before)
  })

  test(`the board as of any seq is, byte for byte, the one that went out then, here and after a restart (seed ${SEED})`, async () => {
    const { releases, close, place } = await open()
    const live = [releases.snapshot().json]
    const sequence = fc.asyncProperty(
      fc.array(request, { minLength: 3, maxLength: 10 }),
      async (requests) => {
        for (const body of requests) {
          await releases.publish(CITY_DESK, body, undefined).catch((error: unknown) => {
            if (!(error instanceof Failure)) throw error
          })
          live[releases.board().seq] = releases.snapshot().json
        }
      },
    )
    await fc.assert(sequence, { seed: SEED, numRuns: 10 })
    expect(live.length).toBeGreaterThan(20)
    const sameAsThen = async (opened: typeof releases): Promise<void> => {
      for (const [seq, json] of live.entries())
        expect([seq, (await opened.snapshotAt(seq)).json.equals(json)]).toEqual([seq, true])
    }
    await sameAsThen(releases)
    await close()
    await sameAsThen((await open(place)).releases)
  })

  test('a board kept half-way and the rest of the log give the same board; a damaged one is passed over', async () => {
    const { releases, store, close, place } = await open()
    await releases.importHistory([
      {
        at: '2020-03-01T00:00:00.000Z',
        title: '历史',
        owner: 'x',
        observations: [{ series: 'economy.gdp.growth@410104', period: '2019-Q4', value: 6.1, demo: true }],
        records: [],
      },
    ])
    expect(await store.read.selectFrom('kept_board').select('seq').execute()).toEqual([{ seq: 1 }])
    await releases.publish(CITY_DESK, oneFigure(5), undefined)
    const board = releases.board()
    await close()

    const kept = await open(place)
    expect(kept.releases.board()).toEqual(board)
    // As if the reducer had been another one: another board under the same roof, which its hash gives away.
    await kept.store.write((trx) =>
      trx
        .updateTable('kept_board')
        .set((eb) => ({ body: eb.fn('replace', ['body', eb.val('6.1'), eb.val('9.9')]) }))
        .execute(),
    )
    await kept.close()
    expect((await open(place)).releases.board()).toEqual(board)
  })

  test('a release that is not what was written stops the start, by its number', async () => {
    const { releases, close, place } = await open()
    for (const value of [1, 2, 3])
      await releases.publish(CITY_DESK, oneFigure(value, { reason: '核实' }), undefined)
    await place.forge((trx) =>
      trx
        .updateTable('release_log')
        .set((eb) => ({ body: eb.fn('replace', ['body', eb.val('"value":2'), eb.val('"value":9')]) }))
        .execute(),
    )
    await close()
    await expect(open(place)).rejects.toThrow('release 2 does not match its hash')
  })

  test('the snapshot is encoded and compressed once a seq, and both forms hold the same text', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(5), undefined)
    const snapshot = releases.snapshot()
    expect(releases.snapshot()).toBe(snapshot)
    expect(snapshot.gzip()).toBe(snapshot.gzip())
    expect(gunzipSync(await snapshot.gzip())).toEqual(snapshot.json)
    expect(brotliDecompressSync(await snapshot.brotli())).toEqual(snapshot.json)
    await releases.publish(CITY_DESK, oneFigure(6, { reason: '核实' }), undefined)
    expect(releases.snapshot().etag).not.toBe(snapshot.etag)
  })
}
