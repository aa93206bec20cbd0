import { expect, test } from 'vitest'
import { turnDay } from '#server/ledgers/clock/turnDay.ts'
import { observationAt } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { CITY_DESK, failureOf, filedByHand, objections } from '#test/server/releases/builders.ts'
import {
  filing,
  INVESTED,
  KEEPER,
  openProjects,
  PLAN,
  project,
} from '#test/server/releases/derive/projectReleases.ts'

const values = (vintages: readonly { readonly value: number | null }[]) => vintages.map(({ value }) => value)

test('a filing is the project’s figure in the very release that accepts it, and not before', async () => {
  const { releases, act } = await openProjects()
  await act(KEEPER, project())
  const [drafted, filed, accepted] = filing('2026-10', 9_600)
  const shown = () => observationAt(releases.board(), INVESTED, asPeriod('2026-10'))
  for (const step of [drafted, filed]) {
    if (step) await act(KEEPER, step)
    expect(shown()).toBeUndefined()
  }
  const { receipt } = await act(KEEPER, ...(accepted ? [accepted] : []))
  expect(shown()).toMatchObject({ value: 9_600, status: 'final', vintage: 1 })
  expect(releases.board().seq).toBe(receipt.seq)
  expect(observationAt(releases.board(), PLAN, asPeriod('2026'))).toMatchObject({ value: 12_000 })
})

test('a filing that is revised is a vintage more, which names the ledger and nothing of the record', async () => {
  const { act, told } = await openProjects()
  await act(KEEPER, project())
  for (const step of filing('2026-09', 9_000)) await act(KEEPER, step)
  await act(KEEPER, {
    ...{ entity: 'project-progress', id: 'F-2026-09', event: 'project.progress-revised' },
    ...{ fields: { investedYtd: 85_000_000 }, reason: '扣除重复计算的设备款' },
  })
  const [first, second] = await told(INVESTED, '2026-09')
  expect(first).toMatchObject({ value: 9_000, status: 'final' })
  expect(second).toMatchObject({
    ...{ value: 8_500, status: 'revised', revision: 'correction' },
    reason: '随“项目月度进度”台账更新重新计算',
  })
})

test('a filing that is taken back by an interface leaves no number behind', async () => {
  const { act, told } = await openProjects()
  await act(KEEPER, project())
  for (const step of filing('2026-09', 9_000)) await act(KEEPER, step)
  await act(CITY_DESK, { entity: 'project-progress', id: 'F-2026-09', fields: { state: 'returned' } })
  expect((await told(INVESTED, '2026-09')).at(-1)).toMatchObject({
    ...{ value: null, status: 'missing', missing: 'withdrawn' },
  })
})

test('last year’s plan is no plan of the new year until one is set, were it the same amount', async () => {
  const { clock, act, told } = await openProjects('2026-11-23T04:00:00.000Z')
  await act(KEEPER, project())
  clock.moveTo('2027-01-06T04:00:00.000Z')
  await act(KEEPER, {
    entity: 'project',
    id: 'P-1',
    event: 'project.state-changed',
    to: 'pre-work',
    fields: {},
  })
  expect(await told(PLAN, '2027')).toEqual([])
  const set = { entity: 'project', id: 'P-1', event: 'project.plan-set', fields: { planYear: 120_000_000 } }
  await act(KEEPER, set)
  expect(values(await told(PLAN, '2027'))).toEqual([12_000])
  // What is put right of the old year stays with the old year.
  await act(KEEPER, {
    ...{ entity: 'project', id: 'P-1', event: 'project.corrected', on: '2026-12-20' },
    ...{ fields: { planYear: 110_000_000 }, reason: '年底调整计划补录' },
  })
  expect(values(await told(PLAN, '2026'))).toEqual([12_000, 11_000])
  expect(values(await told(PLAN, '2027'))).toEqual([12_000])
})

test('nobody files what the records say; what was filed before stands below as the vintage before', async () => {
  const { open, releases, told } = await openProjects()
  const observation = { series: INVESTED, period: '2026-10', value: 9_100 }
  const refused = await failureOf(
    releases.publish(CITY_DESK, { records: [project()], observations: [observation] }, undefined),
  )
  expect(objections(refused)).toEqual(['computed-figure /observations/0/series'])

  await releases.close()
  const before = await open(filedByHand)
  const filed = { records: [{ ...project(), event: undefined }], observations: [observation] }
  await before.releases.publish(CITY_DESK, filed, undefined)
  await before.releases.close()
  const { act } = await open()
  for (const step of filing('2026-10', 9_100)) await act(KEEPER, step)
  expect(values(await told(INVESTED, '2026-10'))).toEqual([9_100])
  await act(KEEPER, {
    ...{ entity: 'project-progress', id: 'F-2026-10', event: 'project.progress-revised' },
    ...{ fields: { investedYtd: 96_000_000 }, reason: '核对台账' },
  })
  expect(values(await told(INVESTED, '2026-10'))).toEqual([9_100, 9_600])
})

test('what records said before their figures were read from them is published when a day turns, once', async () => {
  const { open, releases } = await openProjects()
  await releases.close()
  const before = await open(filedByHand)
  await before.act(KEEPER, project())
  for (const step of [...filing('2026-10', 9_600), ...filing('2024-10', 500)]) await before.act(KEEPER, step)
  expect(await before.told(INVESTED, '2026-10')).toEqual([])
  await before.releases.close()
  const { releases: after, told } = await open()
  while (await turnDay(after));
  expect(values(await told(INVESTED, '2026-10'))).toEqual([9_600])
  expect(values(await told(PLAN, '2026'))).toEqual([12_000])
  const { seq } = after.board()
  expect(await turnDay(after)).toBe(false)
  expect(after.board().seq).toBe(seq)
})

test('where a figure comes from is told by the record, as it was known at any release', async () => {
  const { releases, act } = await openProjects()
  await act(KEEPER, project())
  for (const step of filing('2026-10', 9_600)) await act(KEEPER, step)
  const ask = (asOf?: number) =>
    releases.provenance({
      ...{ series: INVESTED, period: asPeriod('2026-10'), named: false },
      ...(asOf !== undefined && { asOf: { kind: 'seq', seq: asOf } as const }),
    })
  expect(await ask()).toMatchObject({
    ...{ feed: 'ledger', value: 9_600, formula: null, source: null },
    record: {
      ledger: 'project-progress',
      id: 'F-2026-10',
      zh: '项目月度进度',
      field: { en: 'Invested this year' },
    },
  })
  expect((await ask(2)).record).toBeUndefined()
  const plan = await releases.provenance({ series: PLAN, period: asPeriod('2026'), named: false })
  expect(plan.record).toMatchObject({ ledger: 'project', id: 'P-1', field: { zh: '年度计划投资' } })
})
