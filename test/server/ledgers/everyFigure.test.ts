import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { latestOf } from '#shared/board.ts'
import { terms, type RecordsTerm } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { seriesKey } from '#shared/series.ts'
import { call } from '#test/support/api.ts'
import { countedFields } from '#test/support/countedRecord.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const DAY = '2026-06-25'
const ROUND = 'R-2026-1'
const GROUNDBREAKING = 'G-2026-1'
const catalogue = loadCatalogue()
const ledgers = loadLedgers()
const counted = catalogue.indicators.filter(
  ({ feed, derivedFrom }) => feed === 'ledger' && derivedFrom !== null,
)

let server: TestServer
let token: string
let records = 0
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock(`${DAY}T02:00:00.000Z`) })
  token = await server.token('publisher')
  await push([
    { entity: 'groundbreaking-event', id: GROUNDBREAKING, fields: { heldOn: DAY } },
    { entity: 'evaluation-round', id: ROUND, fields: { covers: '2026-H1', organiser: 'district-quarterly' } },
  ])
})
afterAll(() => server.stop())

async function push(sent: readonly { entity: string; id: string; fields: Fields }[]): Promise<void> {
  const body = { records: sent.map((record) => ({ on: DAY, ...record })) }
  const answer = await call(server.url, 'POST /api/v1/releases', { token, body })
  expect(answer, answer.text).toMatchObject({ status: 201 })
}

const ledgerOf = (code: string): Ledger => {
  const ledger = ledgers.get(code)
  if (!ledger) throw new Error(`no ledger ${code}`)
  return ledger
}

/** Publishes a record that the term counts; what is worked out from other records gets those. */
async function count(term: RecordsTerm): Promise<void> {
  const ledger = ledgerOf(term.entity)
  records += 1
  const id = `T-${records}`
  const fields = countedFields(term, ledger, {
    day: DAY,
    n: records,
    round: ROUND,
    groundbreaking: GROUNDBREAKING,
  })
  const own = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !ledger.fields.find((field) => field.name === name)?.computed),
  )
  await push([{ entity: ledger.code, id, fields: own }])
  for (const { name, computed } of ledger.fields)
    if (computed?.kind === 'latest' && fields[name] !== undefined) {
      const { ledger: entity, via, field, by, states } = computed
      const progress = { [via]: id, [by]: DAY.slice(0, 7), [field]: fields[name], state: states[0] ?? '' }
      await push([{ entity, id: `${id}-P`, fields: progress }])
    }
}

const published = (code: string) => latestOf(server.releases.board(), seriesKey(code, catalogue.site.home))

describe('every figure that is counted from ledgers', () => {
  it('is one of the ninety and more that the bureau counts by hand', () => {
    expect(counted.length).toBeGreaterThan(90)
  })

  it.each(counted.map(({ code, derivedFrom }) => [code, derivedFrom ?? ''] as const))(
    '%s moves with the records beneath it',
    async (code, text) => {
      const own = terms(parseFormula(text)).filter((term) => term.type === 'records')
      const [first, whole] = [own[0], own.at(-1)]
      if (!first || !whole) throw new Error(`${code} counts nothing`)
      const before = published(code)?.value
      await count(first)
      const once = published(code)
      expect(once?.value).not.toBe(before)
      expect(once?.value).toBeTypeOf('number')
      // Of a share the second record is one of the whole alone, so that the share falls.
      await count(whole)
      expect(published(code)?.value).not.toBe(once?.value)
    },
  )
})
