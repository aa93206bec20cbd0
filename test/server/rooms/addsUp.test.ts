import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerRoom } from '#server/rooms/answerRoom.ts'
import type { RoomGround } from '#server/rooms/ground.ts'
import { openGround } from '#server/rooms/openGround.ts'
import { projectRoll } from '#server/rooms/own/projectRoll.ts'
import { observationAt, observationsOf } from '#shared/board.ts'
import { ProjectRoll } from '#shared/contract/rooms/projects.ts'
import { terms } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { shanghaiDay } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { projectSums } from '#shared/rooms/projectSums.ts'
import type { BarsView, MonthsView, Room } from '#shared/rooms/room.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

/** 亿元. */
const YI = 100_000_000

const clock = fakeClock('2026-11-23T02:00:00.000Z')
let server: TestServer
let ground: RoomGround
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' }, clock })
  const { releases } = server
  const [board, catalogue, ledgers, view] = [
    releases.board(),
    releases.catalogue(),
    releases.ledgers(),
    releases.records,
  ]
  const actor = { role: 'reviewer', owner: null } as const
  ground = openGround({ board, catalogue, ledgers, view, actor }, shanghaiDay(clock.now()))
})
afterAll(() => server.stop())

interface Counted {
  readonly indicator: Indicator
  readonly formula: string
  readonly ledger: Ledger
  /** A field with one value, so that each record is in one part. */
  readonly by: string
}

/** The published figures that are counted from records of one ledger. */
const counted = (): readonly Counted[] =>
  ground.catalogue.indicators.flatMap((indicator) => {
    const formula = indicator.derivedFrom
    const parts = formula === null ? [] : terms(parseFormula(formula))
    const [first] = parts
    if (formula === null || first?.type !== 'records') return []
    const isOne = parts.every(
      (one) => one.type === 'number' || (one.type === 'records' && one.entity === first.entity),
    )
    const ledger = ground.ledgers.get(first.entity)
    const by = ledger?.fields.find(({ type }) => type === 'enum' || type === 'ref(owner)')?.name
    return isOne && ledger && by !== undefined ? [{ indicator, formula, ledger, by }] : []
  })

const asked = (view: BarsView | MonthsView) => {
  const room: Room = { code: 'sum', zh: '和', en: 'Sum', domain: 'key-projects', views: [view] }
  return answerRoom(room, ground, new Map()).answers['sum']
}
const base = { code: 'sum', zh: '和', en: 'Sum', place: 'main' } as const
const measureOf = ({ formula, indicator }: Counted) =>
  ({ zh: '和', en: 'Sum', unit: indicator.unit, of: 'formula', formula }) as const
const published = ({ indicator }: Counted, period: Parameters<typeof observationAt>[2]) =>
  observationAt(ground.board, seriesKey(indicator.code, ground.catalogue.site.home), period)?.value

describe('what a room reckons over records', () => {
  it('comes to the published figure, part by part', () => {
    const compared: string[] = []
    for (const one of counted()) {
      const { by, ledger, formula, indicator } = one
      const bars = asked({
        ...base,
        kind: 'bars',
        ledger: ledger.code,
        by,
        measures: [measureOf(one)],
        most: 200,
      })
      if (bars?.kind !== 'bars') throw new Error('no bars')
      const value = published(one, bars.period ?? ground.period)
      if (value === undefined) continue
      expect(bars.total[0], indicator.code).toBe(value)
      compared.push(indicator.code)
      if (/count-distinct|\//.test(formula) || value === null) continue
      const sum = bars.rows.reduce((all, { values }) => all + (values[0] ?? 0), 0)
      expect(sum, indicator.code).toBeCloseTo(value, 6)
    }
    expect(compared.length).toBeGreaterThan(40)
  })

  it('comes to it month by month', () => {
    let compared = 0
    for (const one of counted()) {
      if (ground.catalogue.rule(one.indicator.rule).periodKind !== 'month') continue
      if (one.formula.includes('= period')) continue
      const months = asked({ ...base, kind: 'months', ledger: one.ledger.code, measure: measureOf(one) })
      if (months?.kind !== 'months') throw new Error('no months')
      for (const { period, value } of [...months.current, ...months.before]) {
        const known = published(one, period)
        if (known === undefined) continue
        expect(value, `${one.indicator.code} ${period}`).toBe(known)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(300)
  })

  it('comes to it project by project: number, plan, investment and distance from the schedule of each list', () => {
    const roll = ProjectRoll.parse(projectRoll(ground))
    for (const list of ['key', 'prov-muni']) {
      const those = roll.projects.filter(({ lists }) => lists.includes(list))
      const sums = projectSums(those)
      const at = (name: string): number =>
        observationsOf(ground.board, seriesKey(`projects.${list}.${name}`, ground.catalogue.site.home)).at(-1)
          ?.value ?? NaN
      expect(sums.count).toBe(at('count'))
      expect((sums.plan ?? 0) / YI).toBeCloseTo(at('plan-year'), 6)
      expect((sums.invested ?? 0) / YI).toBeCloseTo(at('invested-ytd'), 6)
      expect(sums.completion).toBeCloseTo(at('completion-rate'), 6)
      expect(sums.gap).toBeCloseTo(at('schedule-gap'), 6)
    }
  })
})
