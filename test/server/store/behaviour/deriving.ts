import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEMO_CLERK } from '#server/releases/index.ts'
import { observationAt, type BoardObservation } from '#shared/board.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import { asPeriod } from '#shared/period.ts'
import { timeElapsed } from '#shared/progress.ts'
import { seriesKey } from '#shared/series.ts'
import { SEED } from '#test/shared/arbitraries.ts'
import { catalogue, CITY_DESK, foldedBoard, historic, RETAIL } from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'

const { home } = catalogue.site
const key = (code: string) => seriesKey(code, home)
const DONE = key('projects.key.invested-ytd')
const PLAN = key('projects.key.plan-year')
const RATE = key('projects.key.completion-rate')
const GAP = key('projects.key.schedule-gap')
const CHANGE = key('economy.retail-sales.growth-change')

type Figure = readonly [series: string, period: string, value: number | null, more?: object]

/** What holds of derived figures, whatever store they are kept in. */
export function deriving(open: Open): void {
  const start = async () => {
    const { releases } = await open()
    return {
      releases,
      publish: (...figures: readonly Figure[]) =>
        releases.publish(
          CITY_DESK,
          {
            observations: figures.map(([series, period, value, more]) => ({
              series,
              period,
              value,
              reason: '核实',
              ...more,
            })),
          },
          undefined,
        ),
      at: (series: string, period: string): BoardObservation | undefined =>
        observationAt(releases.board(), series as typeof DONE, asPeriod(period)),
    }
  }

  test('a derived figure, and what is made of it, comes in the release of its input', async () => {
    const { releases, publish, at } = await start()
    await publish([PLAN, '2020', 60])
    const { receipt } = await publish([DONE, '2020-05', 18.62])
    expect(receipt).toMatchObject({ seq: 2, changes: 3 })
    expect(at(RATE, '2020-05')).toMatchObject({ value: 1862 / 60, vintage: 1, status: 'final' })
    expect(at(GAP, '2020-05')?.value).toBeCloseTo(1862 / 60 - 500 / 12, 10)
    expect(await foldedBoard(releases)).toEqual(releases.board())
  })

  test('nothing is derived until every input is there, in whatever order they come', async () => {
    const { publish, at } = await start()
    await publish([DONE, '2020-05', 18.62])
    expect(at(RATE, '2020-05')).toBeUndefined()
    await publish([PLAN, '2020', 60])
    expect(at(RATE, '2020-05')?.value).toBe(1862 / 60)
  })

  test('a revised plan derives every month of its year anew, each with its own vintage and the reason', async () => {
    const { releases, publish, at } = await start()
    await publish([PLAN, '2020', 60], [DONE, '2020-04', 10], [DONE, '2020-05', 20], [DONE, '2019-05', 30])
    const { receipt } = await publish([PLAN, '2020', 80, { reason: '年中调整计划', revision: 'scheduled' }])
    expect(receipt.changes).toBe(5) // the plan, two rates, two gaps
    expect(at(RATE, '2020-04')).toMatchObject({ value: 12.5, vintage: 2, status: 'revised' })
    expect(at(RATE, '2020-05')).toMatchObject({ value: 25, vintage: 2, status: 'revised' })
    const { vintages } = await releases.vintages(RATE, asPeriod('2020-05'))
    expect(vintages.map(({ value, revision }) => [value, revision])).toEqual([
      [2000 / 60, undefined],
      [25, 'scheduled'],
    ])
    expect(vintages[1]?.reason).toContain('年中调整计划')
  })

  test('what comes out as before is no change', async () => {
    const { publish, at } = await start()
    await publish([PLAN, '2020', 60], [DONE, '2020-05', 15])
    await publish([PLAN, '2020', 80], [DONE, '2020-05', 20])
    expect(at(RATE, '2020-05')).toMatchObject({ value: 25, vintage: 1 })
  })

  test('a value of last year that is revised reaches this year', async () => {
    const { publish, at } = await start()
    await publish([RETAIL, '2019-05', 8.4], [RETAIL, '2020-05', -6.3])
    expect(at(CHANGE, '2020-05')?.value).toBe(-14.7)
    await publish([RETAIL, '2019-05', 8])
    expect(at(CHANGE, '2020-05')).toMatchObject({ value: -14.3, vintage: 2 })
  })

  test('a missing input makes it missing for that reason, a zero plan makes it not applicable', async () => {
    const { publish, at } = await start()
    await publish([PLAN, '2020', 60], [DONE, '2020-05', null, { status: 'missing', missing: 'confidential' }])
    expect(at(RATE, '2020-05')).toMatchObject({ value: null, status: 'missing', missing: 'confidential' })
    expect(at(GAP, '2020-05')).toMatchObject({ value: null, missing: 'confidential' })
    await publish([PLAN, '2020', 0], [DONE, '2020-05', 6])
    expect(at(RATE, '2020-05')).toMatchObject({ value: null, missing: 'not-applicable' })
  })

  test('it is provisional while an input is, and for demonstration where an input is', async () => {
    const { releases, publish, at } = await start()
    await publish([PLAN, '2020', 60], [DONE, '2020-05', 15, { status: 'preliminary' }])
    expect(at(RATE, '2020-05')?.status).toBe('preliminary')
    await publish([DONE, '2020-05', 15, { status: 'final' }])
    expect(at(RATE, '2020-05')).toMatchObject({ status: 'final', vintage: 2 })
    expect(at(RATE, '2020-05')?.demo).toBeUndefined()
    const demo = { observations: [{ series: DONE, period: '2020-06', value: 20 }] }
    await releases.publish(DEMO_CLERK, demo, undefined)
    expect(at(RATE, '2020-06')).toMatchObject({ demo: true })
  })

  test('a share over the headlines is the district’s alone, and provisional until all of them have come', async () => {
    const { releases, publish, at } = await start()
    const [share, investment] = [
      key('economy.headline.improving-share'),
      key('economy.fixed-asset-investment.growth'),
    ]
    await publish([RETAIL, '2020-04', -7], [investment, '2020-04', 1], [RETAIL, '2020-05', -6.3])
    expect(at(share, '2020-05')).toMatchObject({ value: 100, status: 'preliminary' })
    await publish([investment, '2020-05', 0.5])
    expect(at(share, '2020-05')).toMatchObject({ value: 50, vintage: 2 })
    expect(at(share, '2020-05')?.status).not.toBe('preliminary')
    const peer = seriesKey('economy.retail-sales.growth', '410105')
    await publish([peer, '2020-04', 1], [peer, '2020-05', 2])
    expect(Object.keys(releases.board().series).filter((one) => one.includes('improving-share'))).toEqual([
      share,
    ])
  })

  test('history brings its derived figures along', async () => {
    const { releases, at } = await start()
    await releases.importHistory([
      historic('2020-02-01T00:00:00Z', [{ series: PLAN, period: '2020', value: 60 }]),
      historic('2020-06-10T00:00:00Z', [{ series: DONE, period: '2020-05', value: 15 }]),
    ])
    expect(at(RATE, '2020-05')).toMatchObject({ value: 25, vintage: 1 })
    const { formula } = await releases.provenance({ series: RATE, period: asPeriod('2020-05'), named: false })
    expect(formula).toEqual({
      text: '{projects.key.invested-ytd} / {projects.key.plan-year} * 100',
      inputs: [
        { series: DONE, period: '2020-05', value: 15, vintage: 1 },
        { series: PLAN, period: '2020', value: 60, vintage: 1 },
      ],
      schedules: [],
      records: [],
      value: 25,
    })
  })

  test('derived step by step is the same as derived at the end, whatever is published and revised', async () => {
    const series = [DONE, PLAN, RETAIL].map(String)
    const figure = fc.tuple(
      fc.constantFrom(...series),
      fc.integer({ min: 2, max: 12 }),
      fc.constantFrom(2019, 2020),
      fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 1, max: 900 })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(figure, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
        async (batches) => {
          const { publish, at } = await start()
          for (const batch of batches) {
            const observations = batch.map(([one, month, year, value]): Figure => [
              one,
              one === PLAN ? String(year) : `${year}-${String(month).padStart(2, '0')}`,
              value,
              value === null ? { status: 'missing', missing: 'not-applicable' } : {},
            ])
            const once = new Map(observations.map((o) => [`${o[0]} ${o[1]}`, o]))
            await publish(...once.values()).catch((error: unknown) =>
              expect(String(error)).toContain('invalid'),
            )
          }
          for (const derived of [RATE, GAP, CHANGE])
            for (const year of [2019, 2020, 2021])
              for (let month = 2; month <= 12; month++) {
                const period = asPeriod(`${year}-${String(month).padStart(2, '0')}`)
                const indicator = catalogue.indicator(derived.split('@')[0] ?? '')
                if (!indicator) throw new Error(derived)
                const result = evaluate(
                  parseFormula(indicator.derivedFrom ?? ''),
                  indicator,
                  period,
                  catalogue,
                  {
                    figure: (code, when) => at(key(code), when),
                    scheduled: (_, when) => timeElapsed(when),
                    records: () => undefined,
                  },
                )
                expect(at(derived, period)?.value, `${derived} ${period}`).toBe(
                  result === 'unknown' ? undefined : result.value,
                )
              }
        },
      ),
      { seed: SEED, numRuns: 25 },
    )
  })
}
