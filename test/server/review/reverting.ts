import { expect, test } from 'vitest'
import { openReview } from '#server/review/index.ts'
import { DEMO_CLERK } from '#server/releases/index.ts'
import { observationAt } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { LI, openDesk, submitted, WANG, ZHANG, type OpenDesk } from '#test/server/drafts/openDesk.ts'
import {
  catalogue,
  CITY_DESK,
  failureOf,
  filer,
  GDP,
  movableClock,
  objections,
  oneFigure,
  RETAIL,
} from '#test/server/releases/builders.ts'
import type { Engine } from '#test/server/store/engines.ts'

const { home } = catalogue.site
const DONE = seriesKey('projects.key.invested-ytd', home)
const PLAN = seriesKey('projects.key.plan-year', home)
const RATE = seriesKey('projects.key.completion-rate', home)
const BECAUSE = { reason: '录入有误' }
const may = (series: SeriesKey, value: number | null, more: object = {}) => ({
  series,
  period: '2020-05',
  value,
  reason: '核实',
  ...more,
})

/** What taking a release back comes to, whatever store is behind it. */
export function reverting(engine: Engine): void {
  const start = async () => {
    const desk = await openDesk(await engine.place(), movableClock())
    const review = openReview(desk)
    const at = (series: SeriesKey) => observationAt(desk.releases.board(), series, asPeriod('2020-05'))
    const publish = async (...observations: object[]): Promise<number> =>
      (await desk.releases.publish(CITY_DESK, { observations }, undefined)).receipt.seq
    /** One reviewer asks for it, another approves. */
    const undo = async (seq: number, more: object = {}): Promise<number> => {
      const { id, version } = await review.revert(LI, seq, { ...BECAUSE, ...more })
      const done = await desk.drafts.approve(ZHANG, id, { version, then: 'release' })
      expect(done).toMatchObject({ state: 'released', failure: null })
      return done.releasedSeq ?? 0
    }
    return { ...desk, review, at, publish, undo }
  }

  test('the whole of a release goes back to what stood, and derived figures follow', async () => {
    const { publish, undo, at, releases } = await start()
    await publish({ ...may(PLAN, 60), period: '2020' }, may(RETAIL, 8.1), may(DONE, 15))
    const wrong = await publish(may(RETAIL, 81), may(DONE, 30))
    expect(at(RATE)?.value).toBe(50)
    const seq = await undo(wrong)
    expect([at(RETAIL), at(DONE), at(RATE)]).toMatchObject([{ value: 8.1 }, { value: 15 }, { value: 25 }])
    const { vintages } = await releases.vintages(RETAIL, asPeriod('2020-05'), true)
    expect(vintages[2]).toMatchObject({
      seq,
      revision: 'correction',
      reason: `撤销第 ${wrong} 号发布：录入有误`,
    })
    expect(releases.board().recent[0]?.title).toMatch(new RegExp(`^撤销第 ${wrong} 号发布：`))
  })

  test('by figure, only what was chosen goes back', async () => {
    const { publish, undo, at, releases } = await start()
    await publish(may(RETAIL, 8.1), may(DONE, 15))
    const wrong = await publish(may(RETAIL, 81), may(DONE, 30))
    await undo(wrong, { only: [{ series: RETAIL, period: '2020-05' }] })
    expect([at(RETAIL)?.value, at(DONE)?.value]).toEqual([8.1, 30])
    expect(releases.board().recent[0]?.title).toContain('（1 项指标）')
  })

  test('what was published first is withdrawn, and an undo of the undo brings it back', async () => {
    const { publish, undo, at, releases } = await start()
    const first = await publish(may(RETAIL, 8.1, { status: 'preliminary', note: '快报' }))
    const undone = await undo(first)
    expect(at(RETAIL)).toMatchObject({ value: null, status: 'missing', missing: 'withdrawn', vintage: 2 })
    await undo(undone)
    expect(at(RETAIL)).toMatchObject({ value: 8.1, status: 'preliminary', vintage: 3 })
    const { vintages } = await releases.vintages(RETAIL, asPeriod('2020-05'))
    expect(vintages.map(({ reason }) => reason)).toEqual([
      '核实',
      `撤销第 ${first} 号发布：录入有误`,
      `撤销第 ${undone} 号发布：录入有误`,
    ])
    expect(vintages[2]?.note).toBe('快报')
  })

  test('a missing value with its reason comes back as such, and a figure of the demonstration as one', async () => {
    const { publish, undo, at, releases } = await start()
    await publish(may(RETAIL, null, { status: 'missing', missing: 'confidential' }))
    await undo(await publish(may(RETAIL, 8.1)))
    expect(at(RETAIL)).toMatchObject({ value: null, missing: 'confidential' })
    await releases.publish(DEMO_CLERK, { observations: [may(DONE, 15)] }, undefined)
    await undo(await publish(may(DONE, 30)))
    expect(at(DONE)).toMatchObject({ value: 15, demo: true })
  })

  test('a value with all the digits of a machine comes back to the last of them', async () => {
    const { publish, undo, at } = await start()
    for (const value of [100 / 3, 1e-7, 123456789012.34567]) {
      await publish(may(DONE, value))
      await undo(await publish(may(DONE, value + 1)))
      expect(at(DONE)?.value).toBe(value)
    }
  })

  test('what a later release has revised is named and refused, the others may go back', async () => {
    const { publish, undo, at, review, releases } = await start()
    await publish(may(RETAIL, 8.1), may(DONE, 15))
    const wrong = await publish(may(RETAIL, 81), may(DONE, 30))
    const later = await publish(may(RETAIL, 8.2))
    const { figures } = await review.revertPlan(LI, wrong)
    expect(figures.map(({ series, revisedBy }) => [series, revisedBy])).toEqual([
      [RETAIL, later],
      [DONE, null],
    ])
    const failure = await failureOf(review.revert(LI, wrong, BECAUSE))
    expect(failure.fields).toMatchObject([
      { code: 'undo-revised', params: { seq: later, period: '2020-05', figure: '社会消费品零售总额增速' } },
    ])
    const before = releases.board().seq
    expect(before).toBe(later)
    await undo(wrong, { only: [{ series: DONE, period: '2020-05' }] })
    expect([at(RETAIL)?.value, at(DONE)?.value]).toEqual([8.2, 15])
  })

  test('a figure that is published while the undo is reviewed is not overwritten', async () => {
    const { publish, review, drafts, at } = await start()
    await publish(may(RETAIL, 8.1))
    const { id, version } = await review.revert(LI, await publish(may(RETAIL, 81)), BECAUSE)
    await publish(may(RETAIL, 8.3))
    const done = await drafts.approve(ZHANG, id, { version, then: 'release' })
    expect(done).toMatchObject({ state: 'returned', failure: 'stale', releasedSeq: null })
    expect(at(RETAIL)?.value).toBe(8.3)
  })

  test('whoever asks for an undo does not approve it', async () => {
    const { publish, review, drafts } = await start()
    await publish(may(RETAIL, 8.1))
    const { id, version, may: acts } = await review.revert(LI, await publish(may(RETAIL, 81)), BECAUSE)
    expect(acts).not.toContain('approve')
    expect((await drafts.read(LI, id)).cells).toMatchObject([{ text: '8.1', seen: 2, restores: 1 }])
    const failure = await failureOf(drafts.approve(LI, id, { version, then: 'release' }))
    expect(failure.code).toBe('second-pair')
  })

  test('records are not taken back with figures: the whole is refused plainly, its figures may be chosen', async () => {
    const { releases, review, undo, at } = await start()
    const records = [{ entity: 'project', id: 'GC-1', fields: { name: '商都古城' } }]
    const { receipt } = await releases.publish(CITY_DESK, { records, ...oneFigure(8.1) }, undefined)
    const failure = await failureOf(review.revert(LI, receipt.seq, BECAUSE))
    expect(failure.fields).toMatchObject([{ pointer: '', code: 'undo-others', params: { n: 1 } }])
    await undo(receipt.seq, { only: [{ series: RETAIL, period: '2020-05' }] })
    expect(at(RETAIL)?.missing).toBe('withdrawn')
    expect(releases.board().records['project']?.['GC-1']?.fields['name']).toBe('商都古城')
  })

  test('a filer takes back figures of the own office and no others', async () => {
    const { publish, review, drafts, at } = await start()
    const finance = filer('district.finance')
    const wrong = await publish(may(RETAIL, 81), may(DONE, 30))
    expect((await failureOf(review.revertPlan(finance, wrong))).code).toBe('forbidden')
    expect(objections(await failureOf(review.revert(finance, wrong, BECAUSE)))).toEqual([
      'undo-not-yours ',
      'undo-not-yours ',
    ])
    const { figures } = await review.revertPlan(WANG, wrong)
    const mine = figures.filter((figure) => figure.may)
    expect(mine.map(({ series }) => series)).toEqual([RETAIL])
    const only = [{ series: RETAIL, period: '2020-05' }]
    const { id, version, owner } = await review.revert(WANG, wrong, { ...BECAUSE, only })
    expect(owner).toBe(WANG.owner)
    await drafts.approve(LI, id, { version, then: 'release' })
    expect(at(RETAIL)?.missing).toBe('withdrawn')
  })

  test('there is nothing to take back where there is no such release, figure or reason', async () => {
    const { publish, review } = await start()
    const seq = await publish(may(RETAIL, 81))
    for (const none of [0, seq + 1, -1])
      expect((await failureOf(review.revert(LI, none, BECAUSE))).code).toBe('not-found')
    const only = [{ series: GDP, period: '2020-Q1' }]
    expect(objections(await failureOf(review.revert(LI, seq, { ...BECAUSE, only })))).toEqual([
      'undo-not-there /only/0',
    ])
    expect(objections(await failureOf(review.revert(LI, seq, { reason: ' ' })))).toEqual([
      'too-short /reason',
    ])
  })

  impacts(engine)
}

/** What a draft would change, told before it does. */
function impacts(engine: Engine): void {
  const start = async (): Promise<OpenDesk> => openDesk(await engine.place(), movableClock())
  const cell = (series: SeriesKey, text: string, seen = 0, more: object = {}) => ({
    series,
    period: '2020-05',
    text,
    seen,
    reason: '核实',
    ...more,
  })

  test('the impact of a draft is what its release then holds, with what stood before', async () => {
    const desk = await start()
    const { releases, drafts } = desk
    const known = [{ ...may(PLAN, 60), period: '2020' }, may(DONE, 15)]
    await releases.publish(CITY_DESK, { observations: known }, undefined)
    const owner = filer('district.project-units')
    const { id, version } = await submitted(desk, { ...owner, owner: officeOf(DONE) }, [cell(DONE, '30', 1)])
    const impact = await drafts.impact(LI, id)
    expect(impact).toMatchObject({ version, seq: 1, unchanged: [] })
    expect(impact.before.map(({ series, value }) => [series, value])).toEqual(
      expect.arrayContaining([
        [DONE, 15],
        [RATE, 25],
      ]),
    )
    const { releasedSeq } = await drafts.approve(LI, id, { version, then: 'release' })
    const made = await releases.releasesAfter((releasedSeq ?? 0) - 1, 1)
    if (made === 'snapshot') throw new Error('too many')
    expect(impact.changes).toEqual(made[0]?.changes)
    expect([impact.title, impact.owner]).toEqual([made[0]?.title, made[0]?.owner])
    expect((await failureOf(drafts.impact(LI, id))).code).toBe('draft-state')
  })

  test('only those see it who may know of the draft', async () => {
    const desk = await start()
    const { draft } = await desk.drafts.create(
      WANG,
      { origin: 'api', sheet: null, entries: [cell(RETAIL, '8.1')] },
      undefined,
    )
    const ask = async (who: typeof LI) => (await failureOf(desk.drafts.impact(who, draft.id))).code
    expect([await ask(LI), await ask(filer('district.finance'))]).toEqual(['not-found', 'not-found'])
    expect(await desk.drafts.impact(WANG, draft.id)).toMatchObject({ changes: [{ value: 8.1 }] })
    for (const role of ['viewer', 'screen', 'admin', 'publisher'] as const)
      expect(await ask({ ...LI, role })).toBe('not-found')
  })

  test('a cell that another release has overtaken is pointed at', async () => {
    const desk = await start()
    const { id } = await submitted(desk, WANG, [
      cell(GDP, '5.1', 0, { period: '2020-Q1' }),
      cell(RETAIL, '8.1'),
    ])
    await desk.releases.publish(CITY_DESK, oneFigure(7), undefined)
    const failure = await failureOf(desk.drafts.impact(LI, id))
    expect([failure.code, ...objections(failure)]).toEqual(['conflict', 'stale-base /cells/1'])
  })
}

const officeOf = (series: SeriesKey): string => {
  const indicator = catalogue.indicator(series.split('@')[0] ?? '')
  if (!indicator) throw new Error(series)
  return catalogue.filedBy(indicator)
}
