import { describe, expect, it } from 'vitest'
import { figuresOf, historyOn, vintagesIn } from '#test/server/demo/publishedFigures.ts'
import { timeElapsed } from '#shared/progress.ts'
import { asPeriod } from '#shared/period.ts'

const history = historyOn('2031-05-04')
const vintages = vintagesIn(history)
const progressOf = (month: string) =>
  figuresOf(history)
    .filter(({ series, period }) => series.startsWith('project.invested-ytd@') && period === month)
    .map(({ series, value }) => {
      const subject = series.split('@')[1] ?? ''
      const plan = vintages(`project.plan-year@${subject}`, month.slice(0, 4))[0]?.value ?? NaN
      return { subject, gap: ((value ?? NaN) / plan) * 100 - timeElapsed(asPeriod(month)) }
    })

/** The records of all projects as they stood on a day. */
function recordsOn(day: string) {
  const records = new Map<string, Record<string, unknown>>()
  for (const { at, records: states } of history)
    if (at.slice(0, 10) <= day)
      for (const { entity, id, fields } of states) if (entity === 'project') records.set(id, fields)
  return [...records.values()]
}

describe('the projects of the demonstration', () => {
  it.each(['2019-06-30', '2020-06-30', '2023-04-30', '2026-11-23', '2030-06-30'])(
    'some sixty are active on %s',
    (day) => {
      const active = recordsOn(day).filter(({ state }) => state !== 'completed')
      expect(active.length).toBeGreaterThanOrEqual(45)
      expect(active.length).toBeLessThanOrEqual(80)
    },
  )

  it.each([
    '2019-10',
    '2020-05',
    '2021-10',
    '2022-10',
    '2023-10',
    '2024-10',
    '2025-10',
    '2026-10',
    '2028-10',
    '2030-10',
  ])('in %s most keep to their schedule, several lag, at least one badly', (month) => {
    const gaps = progressOf(month).map(({ gap }) => gap)
    expect(gaps.length).toBeGreaterThan(35)
    expect(gaps.filter((gap) => gap < -30).length).toBeGreaterThanOrEqual(1)
    expect(gaps.filter((gap) => gap <= -10 && gap >= -30).length).toBeGreaterThanOrEqual(2)
    expect(gaps.filter((gap) => gap > -10).length).toBeGreaterThan(gaps.length / 2)
    expect(gaps.some((gap) => gap > 5)).toBe(true)
  })

  it('knows every project by name before its first figure, each name once', () => {
    const named = new Set<string>()
    const names: unknown[] = []
    for (const { records, observations } of history) {
      for (const { entity, id, fields } of records) {
        if (entity !== 'project') continue
        if (!named.has(id)) names.push(fields['name'])
        named.add(id)
      }
      for (const { series } of observations) {
        const id = /@project:(.+)$/.exec(series)?.[1]
        if (id !== undefined) expect(named, `${series}`).toContain(id)
      }
    }
    expect(new Set(names).size).toBe(names.length)
  })

  it('keeps published names, contents and sums in the records that it goes on with', () => {
    const square = recordsOn('2026-11-23').find(({ name }) => name === '商都历史文化区项目')
    expect(square).toMatchObject({
      totalInvestment: 7_000_000_000,
      source: expect.stringMatching(/^郑州市人民政府办公厅\(报道\)《/) as unknown,
      state: 'building',
    })
    expect(square?.['note']).toContain('演示数据')
  })

  it('puts projects on the lists of the bureau, with street, office and dates and no person’s name', () => {
    const records = recordsOn('2020-06-30')
    for (const list of ['key', 'prov-muni', 'services', 'ecology', 'planned-start'])
      expect(
        records.filter(({ lists }) => Array.isArray(lists) && lists.includes(list)).length,
        list,
      ).toBeGreaterThan(3)
    expect(
      recordsOn('2019-12-31').some(({ lists }) => Array.isArray(lists) && lists.includes('new-pipeline')),
    ).toBe(true)
    for (const record of records.filter(({ street }) => street !== undefined))
      expect(record).toMatchObject({
        street: /办事处|乡$/,
        responsibleUnit: /./,
        leader: '分包区领导',
        plannedFinishOn: /^\d{4}-\d{2}-\d{2}$/,
      })
  })
})
