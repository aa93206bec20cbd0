import { pino } from 'pino'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { catalogue, historyOn } from '#test/server/demo/publishedFigures.ts'
import { tempFolder } from '#test/support/tempFolder.ts'
import { pulseFigure } from '#server/demo/pulseFigure.ts'
import { startPulse } from '#server/demo/startPulse.ts'
import { DEMO_CLERK, openReleases } from '#server/releases/index.ts'
import { openStore } from '#server/store/openStore.ts'
import { latestOf } from '#shared/board.ts'
import { currentFields } from '#shared/ledger/record.ts'
import { indicatorOf, seriesKey, subjectOf } from '#shared/series.ts'

const clock = { now: () => Date.parse('2026-11-23T02:00:00Z') }
const log = pino({ level: 'silent' })

/** Real releases over a real database file with the demonstration in it as it is on a day. */
async function demonstration(day: string) {
  const folder = await tempFolder()
  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true })
  const releases = await openReleases({ store, catalogue, clock, log })
  onTestFinished(async () => {
    await releases.close()
    await store.close()
    await folder.remove()
  })
  await releases.importHistory(historyOn(day))
  return releases
}

describe('the demonstration’s clerk', () => {
  it('publishes small, marked revisions over a board full of history, sixty of them without one refusal', async () => {
    const releases = await demonstration('2026-11-23')
    const start = releases.board()
    const from = new Map<string, number>()
    const touched = new Set<string>()
    for (let beat = 0; beat < 60; beat++) {
      const before = releases.board()
      const figure = pulseFigure(before, catalogue, { records: releases.records, from }, beat)
      if (!figure) continue
      for (const { series, value, reason } of figure.observations ?? []) {
        const old = latestOf(before, series as never)
        expect(old?.demo, series).toBe(true)
        expect(value).not.toBe(old?.value)
        expect(reason).toContain('演示')
        touched.add(series)
      }
      await releases.publish(DEMO_CLERK, figure, undefined)
      for (const { id = '', reason } of figure.records ?? []) {
        expect(reason).toContain('演示')
        const filed = releases.records.record('project-progress', id)
        const { project, period } = (filed && currentFields(filed)) ?? {}
        const series = seriesKey(
          'project.invested-ytd',
          `project:${typeof project === 'string' ? project : ''}`,
        )
        const [old, now] = [before, releases.board()].map((board) => latestOf(board, series))
        expect([old?.period, old?.demo], series).toEqual([period, true])
        expect(now?.value ?? 0, series).toBeGreaterThan(old?.value ?? Infinity)
        touched.add(series)
      }
    }
    const end = releases.board()
    expect(end.seq - start.seq).toBeGreaterThan(40)
    expect(end.recent.every(({ demo }) => demo)).toBe(true)
    expect([...touched].some((series) => series.startsWith('project.invested-ytd@'))).toBe(true)
    for (const series of touched) {
      const [first, last] = [latestOf(start, series as never), latestOf(end, series as never)]
      expect(last?.demo).toBe(true)
      const code = catalogue.indicator(indicatorOf(series as never))
      if (code?.unit === 'percent')
        expect(Math.abs((last?.value ?? 0) - (first?.value ?? 0)), series).toBeLessThanOrEqual(1.8)
      expect(subjectOf(series as never)).not.toBe(catalogue.site.nation)
    }
  }, 120_000)

  it('beats by itself until it is stopped', async () => {
    const releases = await demonstration('2019-05-20')
    const { seq } = releases.board()
    const stop = startPulse({ releases, catalogue, clock, log, everyMs: 20 })
    while (releases.board().seq < seq + 3) await pause(10)
    stop()
    await pause(60)
    const after = releases.board().seq
    await pause(80)
    expect(releases.board().seq).toBe(after)
  }, 120_000)
})
