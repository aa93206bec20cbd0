import { seriesKey } from '#shared/series.ts'
import { onTestFinished, expect, test } from 'vitest'
import { DEMO_CLERK } from '#server/releases/index.ts'
import {
  CITY_DESK,
  filer,
  movableClock,
  oneFigure,
  releasesOver,
  RETAIL,
  RETAIL_LEVEL,
  REVIEWER,
} from '#test/server/releases/builders.ts'
import { ENGINE } from '#test/server/store/engines.ts'

async function open(clock = movableClock()) {
  const place = await ENGINE.place()
  const store = await place.open()
  const releases = await releasesOver(store, clock)
  onTestFinished(async () => {
    await releases.close()
    await store.close()
    await place.remove()
  })
  return releases
}

test('values become the indicator’s own unit exactly, whatever unit they come in', async () => {
  const releases = await open()
  const level = (period: string, value: number, unit?: string) => ({
    series: RETAIL_LEVEL,
    period,
    value,
    ...(unit && { unit }),
  })
  const observations = [
    level('2020-03', 131300, 'CNY-10K'),
    level('2020-04', 1313000001, 'CNY'),
    level('2020-05', 13.13),
    level('2020-06', -0),
  ]
  await releases.publish(CITY_DESK, { observations }, undefined)
  expect(releases.board().series[RETAIL_LEVEL]?.map(({ value }) => value)).toEqual([
    13.13, 13.13000001, 13.13, 0,
  ])
})

test('a period may be published from its last day on the bureau’s clock', async () => {
  const clock = movableClock('2020-05-30T15:59:59.999Z') // a millisecond to midnight in Zhengzhou
  const releases = await open(clock)
  await expect(releases.publish(CITY_DESK, oneFigure(1), undefined)).rejects.toThrow('invalid')
  clock.moveTo('2020-05-30T16:00:00.000Z')
  expect((await releases.publish(CITY_DESK, oneFigure(1), undefined)).receipt.at).toBe(
    '2020-05-30T16:00:00.000Z',
  )
})

test('a target is published ahead of its year', async () => {
  const releases = await open()
  const target = {
    observations: [{ series: 'economy.retail-sales.growth-target@410104', period: '2027', value: 6 }],
  }
  expect((await releases.publish(filer('bureau.planning'), target, undefined)).receipt.seq).toBe(1)
})

test('a figure of a project may come with the project itself, and after it', async () => {
  const releases = await open()
  const invested = (period: string, value: number) => ({
    series: 'project.invested-ytd@project:GC-1',
    period,
    value,
  })
  const project = {
    entity: 'project',
    id: 'GC-1',
    fields: { name: '商都古城', responsibleUnit: 'district.project-units' },
  }
  const first = { records: [project], observations: [invested('2020-05', 1200)] }
  await releases.publish(filer('district.project-units'), first, undefined)
  await releases.publish(
    filer('district.project-units'),
    { observations: [invested('2020-06', 1500)] },
    undefined,
  )
  const { recent, records, series } = releases.board()
  expect(recent.map(({ owner }) => owner)).toEqual(['district.project-units', 'district.project-units'])
  expect(records['project']?.['GC-1']?.fields['name']).toBe('商都古城')
  expect(series[seriesKey('project.invested-ytd', 'project:GC-1')]?.map(({ value }) => value)).toEqual([
    1200, 1500,
  ])
})

test('what the clerk of the demonstration publishes is marked, and so is what others say of a project of it', async () => {
  const releases = await open()
  const series = 'project.invested-ytd@project:GC-1'
  await releases.publish(
    DEMO_CLERK,
    { records: [{ entity: 'project', id: 'GC-1', fields: { name: '示范' } }], ...oneFigure(3) },
    undefined,
  )
  await releases.publish(REVIEWER, { observations: [{ series, period: '2020-05', value: 5 }] }, undefined)
  const { series: all, records, recent } = releases.board()
  expect([
    all[RETAIL]?.[0]?.demo,
    records['project']?.['GC-1']?.demo,
    Object.values(all).every(([o]) => o?.demo),
  ]).toEqual([true, true, true])
  expect(recent.map(({ demo }) => demo)).toEqual([true, true])
  // The same name does not make a clerk.
  await releases.publish({ ...DEMO_CLERK }, oneFigure(4, { period: '2020-06' }), undefined)
  expect(releases.board().series[RETAIL]?.at(-1)?.demo).toBeUndefined()
})

test('the source of the release is not repeated at each figure', async () => {
  const releases = await open()
  const source = { publisher: '郑州市统计局', title: '月报', date: '2020-06-18' }
  await releases.publish(CITY_DESK, { source, ...oneFigure(1, { source: { ...source } }) }, undefined)
  expect(await releases.releasesAfter(0)).toMatchObject([
    { source, changes: [expect.not.objectContaining({ source })] },
  ])
})

test('after closing, publishing says that the service is stopping', async () => {
  const releases = await open()
  await releases.close()
  await expect(releases.publish(CITY_DESK, oneFigure(1), undefined)).rejects.toThrow('unavailable')
})
