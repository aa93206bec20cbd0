import { describe, expect, it } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { historyOn } from '#test/server/demo/publishedFigures.ts'
import { shanghaiDay } from '#shared/period.ts'

const ledgers = loadLedgers()
const history = historyOn('2026-11-23')
const told = history.flatMap(({ at, demo, records }) =>
  records.map((record) => ({ ...record, at, released: shanghaiDay(Date.parse(at)), isMade: demo === true })),
)
const made = told.filter(({ isMade }) => isMade)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
const courses = Map.groupBy(made, ({ entity, id }) => `${entity} ${id}`)

describe('the records of the demonstration', () => {
  it('fill every ledger, some tens of thousands in all', () => {
    const kept = new Set(made.map(({ entity }) => entity))
    expect([...ledgers.keys()].filter((code) => !kept.has(code))).toEqual([])
    expect(courses.size).toBeGreaterThan(15_000)
    expect(courses.size).toBeLessThan(36_000)
  })

  it('hold from a day that is not after their release, each step from one that is not before the step ahead of it', () => {
    for (const [name, steps] of courses)
      for (const [i, { on = '', released }] of steps.entries()) {
        expect(on <= released, `${name} ${on} in ${released}`).toBe(true)
        expect(on >= (steps[i - 1]?.on ?? ''), `${name} ${on}`).toBe(true)
      }
  })

  it('name events, fields and states that their ledgers have', () => {
    for (const { entity, id, event = '', fields } of made) {
      const ledger = ledgers.get(entity)
      const names = new Set(
        ledger?.fields.filter(({ computed, type }) => !computed && type !== 'id').map(({ name }) => name),
      )
      expect(
        event === 'pushed' || ledger?.events.some(({ code }) => code === event),
        `${entity} ${event}`,
      ).toBe(true)
      expect(
        Object.keys(fields).filter((name) => !names.has(name)),
        `${entity} ${id}`,
      ).toEqual([])
      if (ledger && ledger.states.length > 0)
        expect(
          ledger.states.some(({ code }) => code === fields['state']),
          `${entity} ${id}`,
        ).toBe(true)
    }
  })

  it('refer to records that are there', () => {
    const there = new Set(told.map(({ entity, id }) => `${entity} ${id}`))
    for (const { entity, id, fields } of made)
      for (const { name, type } of ledgers.get(entity)?.fields ?? []) {
        const to = /^ref\(([a-z0-9-]+)\)/.exec(type)?.[1] ?? ''
        if (!ledgers.has(to)) continue
        for (const other of [fields[name] ?? []].flat())
          expect(there.has(`${to} ${textOf(other)}`), `${entity} ${id} ${name} ${textOf(other)}`).toBe(true)
      }
  })

  it('number what the ledgers want numbered without a gap', () => {
    const newest = new Map(made.map((record) => [`${record.entity} ${record.id}`, record]))
    const issued = [...newest.values()].filter(
      ({ entity, fields }) => entity === 'publication' && fields['state'] === 'published',
    )
    expect(issued.length).toBeGreaterThan(1000)
    const series = Map.groupBy(
      issued,
      ({ fields }) => `${textOf(fields['type'])} ${textOf(fields['publishedOn']).slice(0, 4)}`,
    )
    for (const [name, list] of series)
      expect(
        list.map(({ fields }) => Number(fields['number'])).toSorted((a, b) => a - b),
        name,
      ).toEqual(list.map((_, i) => i + 1))
  })

  it('name nobody: firms are examples, persons are posts with a number', () => {
    const PERSON = /^(?:[\p{Script=Han}]+\d{2,3}|分包区领导)$/u
    for (const { entity, id, fields } of made)
      for (const { name, type } of ledgers.get(entity)?.fields ?? []) {
        const values = [fields[name] ?? []].flat()
        if (type.startsWith('ref(person)'))
          for (const person of values) expect(textOf(person), `${entity} ${id} ${name}`).toMatch(PERSON)
        if (name === 'enterprise')
          for (const firm of values) expect(textOf(firm), `${entity} ${id}`).toContain('示例')
      }
  })
})
