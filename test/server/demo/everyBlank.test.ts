import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { latestOf } from '#shared/board.ts'
import { Provenance } from '#shared/contract/provenance.ts'
import { seriesKey } from '#shared/series.ts'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const File = z.object({ figures: z.array(z.object({ code: z.string(), occurrence: z.int().nullable() })) })
const path = join(import.meta.dirname, '../../../shared/catalogue/figures.json')
const { figures } = File.parse(JSON.parse(readFileSync(path, 'utf8')))
const blanks = figures.flatMap(({ code, occurrence }) => (occurrence === null ? [] : [{ code, occurrence }]))

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' } })
  token = await server.token('auditor')
})
afterAll(() => server.stop())

describe('the half-year report on the demonstration data', () => {
  it('has ninety-six blanks, each once', () => {
    expect(blanks.map(({ occurrence }) => occurrence).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 96 }, (_, i) => i + 1),
    )
  })

  it.each(blanks.map(({ occurrence, code }) => [occurrence, code] as const))(
    'blank %i, %s, has a live value with its period, and says where it comes from',
    async (_, code) => {
      const key = seriesKey(code, '410104')
      const latest = latestOf(server.releases.board(), key)
      expect(latest?.value).toBeTypeOf('number')
      expect(latest?.period).toMatch(/^20\d\d/)
      const answer = await call(server.url, `GET /api/v1/series/${key}/provenance`, { token })
      const { formula, source } = Provenance.parse(answer.body)
      if (formula) expect(formula.value).toBe(latest?.value)
      else expect(source?.publisher).toBeTruthy()
    },
  )
})
