import { expect, test } from 'vitest'
import { DEMO_CLERK } from '#server/releases/index.ts'
import { observationAt } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import {
  catalogue,
  CITY_DESK,
  failureOf,
  objections,
  oneFigure,
  RETAIL,
  REVIEWER,
} from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'

const { home } = catalogue.site
const DONE = seriesKey('projects.key.invested-ytd', home)
const PLAN = seriesKey('projects.key.plan-year', home)
const RATE = seriesKey('projects.key.completion-rate', home)
const MAY = asPeriod('2020-05')
const UNDO = { reason: '撤销', basedOn: 2, restores: 1 }

/** What putting an earlier vintage back does, whatever store it is in. */
export function restoring(open: Open): void {
  test('a vintage that is put back brings its status, note and source along', async () => {
    const { releases } = await open()
    const source = { publisher: '郑州市统计局', title: '月报', date: '2020-06-18' }
    const first = oneFigure(8.1, { status: 'preliminary', note: '快报', source })
    await releases.publish(CITY_DESK, first, undefined)
    await releases.publish(CITY_DESK, oneFigure(81, { reason: '核实' }), undefined)
    await releases.publish(REVIEWER, oneFigure(8.1, UNDO), undefined)
    const { vintages } = await releases.vintages(RETAIL, MAY)
    expect(vintages[2]).toMatchObject({
      value: 8.1,
      status: 'preliminary',
      note: '快报',
      source,
      reason: '撤销',
      revision: 'correction',
    })
  })

  test('a value that the vintage did not have is not put back, and nothing is published', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(8.1), undefined)
    await releases.publish(CITY_DESK, oneFigure(81, { reason: '核实' }), undefined)
    const failure = await failureOf(releases.publish(REVIEWER, oneFigure(8.2, UNDO), undefined))
    expect(objections(failure)).toEqual(['restores-other /observations/0/restores'])
    const never = await failureOf(
      releases.publish(REVIEWER, oneFigure(8.1, { ...UNDO, restores: 7 }), undefined),
    )
    expect(objections(never)).toEqual(['restores-other /observations/0/restores'])
    expect(releases.board().seq).toBe(2)
  })

  test('a figure of the demonstration that a real one replaced is put back as one, and what is derived follows', async () => {
    const { releases } = await open()
    const at = (series: typeof DONE) => observationAt(releases.board(), series, MAY)
    const done = (value: number, more = {}) => ({
      observations: [{ series: DONE, period: '2020-05', value, ...more }],
    })
    const plan = { observations: [{ series: PLAN, period: '2020', value: 60 }] }
    await releases.publish(CITY_DESK, plan, undefined)
    await releases.publish(DEMO_CLERK, done(15), undefined)
    await releases.publish(REVIEWER, done(30), undefined)
    expect([at(DONE)?.demo, at(RATE)?.demo, at(RATE)?.value]).toEqual([undefined, undefined, 50])
    await releases.publish(REVIEWER, done(15, UNDO), undefined)
    expect(at(DONE)).toMatchObject({ value: 15, demo: true, vintage: 3 })
    expect(at(RATE)).toMatchObject({ value: 25, demo: true, vintage: 3 })
  })

  test('a figure that is withdrawn takes what is derived from it along, and comes back as it was', async () => {
    const { releases } = await open()
    const at = (series: typeof DONE) => observationAt(releases.board(), series, MAY)
    const done = (value: number | null, more = {}) => ({
      observations: [{ series: DONE, period: '2020-05', value, ...more }],
    })
    await releases.publish(
      CITY_DESK,
      { observations: [{ series: PLAN, period: '2020', value: 60 }] },
      undefined,
    )
    await releases.publish(CITY_DESK, done(15), undefined)
    const withdrawn = { status: 'missing', missing: 'withdrawn', reason: '撤销', basedOn: 1 }
    await releases.publish(REVIEWER, done(null, withdrawn), undefined)
    expect(at(RATE)).toMatchObject({ value: null, missing: 'withdrawn' })
    await releases.publish(REVIEWER, done(15, UNDO), undefined)
    expect([at(DONE), at(RATE)]).toMatchObject([
      { value: 15, status: 'final', vintage: 3 },
      { value: 25, status: 'final', vintage: 3 },
    ])
  })
}
