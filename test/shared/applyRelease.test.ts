import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyRelease, applyReleases, SeqGap } from '#shared/applyRelease.ts'
import { BOARD_WINDOW, emptyBoard, latestOf, RECENT_RELEASES, type Board } from '#shared/board.ts'
import { decodeBoard, encodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import { asPeriod, comparePeriods } from '#shared/period.ts'
import type { Release } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'
import { releaseLog, SEED, start } from '#test/shared/arbitraries.ts'

const runs = { seed: SEED, numRuns: 60 }
const overTheWire = (board: Board): Board =>
  decodeBoard(JSON.parse(JSON.stringify(encodeBoard(board))) as BoardWire)

/** The slow, obvious meaning of a log: the newest vintage by period, newest periods kept. */
function byDefinition(log: readonly Release[]): Record<string, [string, number | null][]> {
  const held: Record<string, Map<string, number | null>> = {}
  for (const { changes } of log) {
    for (const c of changes) {
      if (c.kind !== 'observation') continue
      const kept = (held[c.series] ??= new Map())
      kept.set(c.period, c.value)
      for (const period of [...kept.keys()].sort().slice(0, -BOARD_WINDOW)) kept.delete(period)
    }
  }
  return Object.fromEntries(
    Object.entries(held).map(([key, kept]) => [key, [...kept].sort(([a], [b]) => (a < b ? -1 : 1))]),
  )
}

describe('the reducer', () => {
  test('gives the same board one by one, in one go, and in any split', () => {
    fc.assert(
      fc.property(releaseLog, fc.nat(), (log, cut) => {
        const at = log.length === 0 ? 0 : cut % (log.length + 1)
        const oneByOne = log.reduce(applyRelease, start)
        expect(applyReleases(start, log)).toEqual(oneByOne)
        expect(applyReleases(applyReleases(start, log.slice(0, at)), log.slice(at))).toEqual(oneByOne)
      }),
      runs,
    )
  })

  test('holds what the log says by definition, ascending, within the window', () => {
    fc.assert(
      fc.property(releaseLog, (log) => {
        const board = applyReleases(start, log)
        const shown = Object.fromEntries(
          Object.entries(board.series).map(([k, os]) => [k, os.map((o) => [o.period, o.value])]),
        )
        expect(shown).toEqual(byDefinition(log))
        for (const os of Object.values(board.series)) {
          expect(os.every((o, i) => i === 0 || comparePeriods(os[i - 1]!.period, o.period) < 0)).toBe(true)
        }
        expect(board.seq).toBe(log.length)
        expect(board.recent).toHaveLength(Math.min(log.length, RECENT_RELEASES))
      }),
      runs,
    )
  })

  test('lets a snapshot be taken anywhere: encode, decode and follow gives the same board', () => {
    fc.assert(
      fc.property(releaseLog, fc.nat(), (log, cut) => {
        const at = log.length === 0 ? 0 : cut % (log.length + 1)
        const snapshot = overTheWire(applyReleases(start, log.slice(0, at)))
        expect(applyReleases(snapshot, log.slice(at))).toEqual(applyReleases(start, log))
      }),
      runs,
    )
  })

  test('never edits the board it is given', () => {
    fc.assert(
      fc.property(releaseLog, (log) => {
        const half = applyReleases(start, log.slice(0, log.length >> 1))
        const before = structuredClone(half)
        applyReleases(half, log.slice(log.length >> 1))
        expect(half).toEqual(before)
      }),
      runs,
    )
  })

  test('keeps untouched series as the very same arrays, so that screens redraw nothing for them', () => {
    const logs = fc.sample(releaseLog, { seed: SEED, numRuns: 20 }).filter((log) => log.length > 20)
    expect(logs.length).toBeGreaterThan(5)
    for (const log of logs) {
      const before = applyReleases(start, log.slice(0, -1))
      const after = applyRelease(before, log.at(-1)!)
      const touched = new Set(log.at(-1)!.changes.map((c) => (c.kind === 'observation' ? c.series : '')))
      for (const [key, os] of Object.entries(before.series))
        if (!touched.has(key as never)) expect(after.series[key as never]).toBe(os)
    }
  })

  test('marks the line of a release as demonstration where the figure that it names is', () => {
    const figure = (demo: boolean): Release['changes'][number] => ({
      kind: 'observation',
      series: seriesKey('project.invested-ytd', 'project:p1'),
      period: asPeriod('2020-05'),
      value: 1,
      status: 'final',
      vintage: 1,
      ...(demo && { demo }),
    })
    const release = (seq: number, demo: boolean): Release => ({
      seq,
      at: '2020-06-01T00:00:00.000Z',
      title: 't',
      owner: 'o',
      changes: [figure(demo)],
    })
    const { recent } = applyReleases(emptyBoard('e'), [release(1, true), release(2, false)])
    expect(recent.map(({ demo }) => demo)).toEqual([undefined, true])
  })

  test.each([0, 2, 7])('refuses release %d on an empty board, naming what it expected', (seq) => {
    const release: Release = { seq, at: '2020-01-01T00:00:00.000Z', title: 't', owner: 'o', changes: [] }
    expect(() => applyRelease(emptyBoard('e'), release)).toThrow(SeqGap)
    expect(() => applyRelease(emptyBoard('e'), release)).toThrow(`expected release 1, got ${seq}`)
  })

  test('knows no latest observation of a series that nobody has published', () => {
    expect(latestOf(start, 'economy.gdp.growth@410104' as never)).toBeUndefined()
  })
})
