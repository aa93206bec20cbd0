import { describe, expect, test } from 'vitest'
import { effectsOf } from '#client/admin/review/effects.ts'
import { previewBoard } from '#client/components/preview/previewBoard.ts'
import { asPeriod } from '#shared/period.ts'
import type { ObservationChange } from '#shared/release.ts'
import { cellKey, seriesKey } from '#shared/series.ts'
import { boardOf, catalogue, type Figures } from '#test/support/boardFixture.ts'
import { change, FAI, home, impactOf, MAY, standing } from '#test/client/review/reviewing.ts'

const PEERS = catalogue.site.peers.filter((peer) => peer !== catalogue.site.home)
const peer = (i: number) => seriesKey('economy.fixed-asset-investment.growth', PEERS[i] ?? '')

function effects(figures: Figures, changes: readonly ObservationChange[], own = [FAI]) {
  const board = boardOf(figures)
  const impact = impactOf(changes, { before: [standing(FAI, 3)] })
  const { board: next } = previewBoard(board, impact, 0)
  const cells = new Set(own.map((series) => cellKey(series, MAY)))
  return effectsOf(impact, cells, { board, next, catalogue, today: asPeriod('2020-06-18') })
}

describe('what follows from a draft', () => {
  test('is every change that is none of its own figures, old beside new', () => {
    const gap = home('fixed-asset-investment.target-gap')
    const { derived } = effects({ [FAI]: { '2020-05': 3 } }, [
      change(FAI, 8.4, { vintage: 2 }),
      change(gap, -0.6, { vintage: 2 }),
    ])
    expect(derived.map(({ change: { series, value }, before }) => [series, value, before])).toEqual([
      [gap, -0.6, undefined],
    ])
  })

  test('is the place of the district where it becomes another, also by what a neighbour publishes', () => {
    const figures = { [FAI]: { '2020-05': 3 }, [peer(0)]: { '2020-05': 5 }, [peer(1)]: { '2020-05': 1 } }
    const own = effects(figures, [change(FAI, 8.4, { vintage: 2 })])
    expect(own.places.map(({ before, after }) => [before?.rank, after?.rank])).toEqual([[2, 1]])
    const theirs = effects(figures, [change(peer(1), 4, { vintage: 2 })])
    expect(theirs.places.map(({ before, after }) => [before?.rank, after?.rank])).toEqual([[2, 3]])
    expect(effects(figures, [change(FAI, 3.1, { vintage: 2 })]).places).toEqual([])
  })

  test('is a light that becomes another', () => {
    const target = home('fixed-asset-investment.growth-target')
    const figures: Figures = { [FAI]: { '2020-05': 3 }, [target]: { '2020': 8 } }
    const better = effects(figures, [change(FAI, 8.4, { vintage: 2 })])
    const [light] = better.lights
    expect(light?.of).toMatchObject({ code: 'economy.fixed-asset-investment.growth' })
    expect(light?.before).not.toBe('green')
    expect(light?.after).toBe('green')
    const worse = effects({ ...figures, [FAI]: { '2020-05': 8.4 } }, [change(FAI, 3, { vintage: 2 })])
    expect([worse.lights[0]?.before, worse.lights[0]?.after]).toEqual(['green', light?.before])
  })

  test('is the warning that it opens, and the one that it closes', () => {
    const done = seriesKey('projects.key.invested-ytd', catalogue.site.home)
    const plan = seriesKey('projects.key.plan-year', catalogue.site.home)
    const after = (before: number, now: number) => {
      const figures: Figures = { [done]: { '2020-05': before }, [plan]: { '2020': 60 } }
      const { opened, closed } = effects(figures, [change(done, now, { vintage: 2 })], [done])
      return [opened.map(({ id }) => id), closed.map(({ id }) => id)]
    }
    expect(after(40, 5)).toEqual([['behind-plan:projects.key.invested-ytd'], []])
    expect(after(5, 40)).toEqual([[], ['behind-plan:projects.key.invested-ytd']])
    expect(after(5, 6)).toEqual([[], []])
  })

  test('is nothing where the same is said again', () => {
    const none = effects({ [FAI]: { '2020-05': 3 } }, [change(FAI, 3, { vintage: 2, status: 'final' })])
    expect(none).toEqual({ derived: [], places: [], lights: [], opened: [], closed: [] })
  })
})
