import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { verifyStore, type NotedHead } from '#server/verify/index.ts'
import { CORRUPTIONS } from '#test/server/verify/corruptions.ts'
import { CLOCK, corruptedCopy, soundStore } from '#test/server/verify/soundStore.ts'

let sound: Awaited<ReturnType<typeof soundStore>>
beforeAll(async () => void (sound = await soundStore()))
afterAll(() => sound.close())

const verdictOf = async (statements: string, noted?: NotedHead) => {
  const { store, close } = await corruptedCopy(sound, statements)
  onTestFinished(close)
  const verdict = await verifyStore({ store, clock: CLOCK }, noted)
  const named = verdict.findings.map(({ table, row, fault, column }) =>
    [table, row, fault, column ?? ''].join(' ').trim(),
  )
  return { ...verdict, named: named.map(shortened) }
}
const shortened = (text: string): string =>
  text
    .replace('economy.retail-sales.growth@410104', 'RETAIL')
    .replace('economy.retail-sales.growth', 'RETAIL_CODE')
    .replace(/ \([-\w]+\)/, '')
    .replace(/ [0-9a-f]{8}-[-0-9a-f]{27}/, '')

describe('every corruption is named at its place, and nothing else is', () => {
  it.each(CORRUPTIONS)('%s', async (_what, statements, ...expected) => {
    expect((await verdictOf(statements)).named.toSorted()).toEqual(expected.toSorted())
  })
})

describe('a forger who makes every hash anew', () => {
  it('is found by the act that published the release', async () => {
    const { findings } = await verdictOf(
      `update release_log set body = '{"seq":6,"changes":[]}', hash = '${sha256('{"seq":6,"changes":[]}')}' where seq = 6`,
    )
    expect(findings).toMatchObject([{ table: 'release_log', row: 'seq 6', fault: 'not-audited-hash' }])
  })

  it('is found in what was imported by the hash over all of it', async () => {
    const { findings } = await verdictOf(
      `update release_log set body = '{"seq":2,"changes":[]}', hash = '${sha256('{"seq":2,"changes":[]}')}' where seq = 2`,
    )
    expect(findings).toContainEqual(expect.objectContaining({ row: 'seq 1–3', fault: 'not-audited-hash' }))
  })

  it('and rewrites the whole chain is found by a head that was noted elsewhere', async () => {
    const { head } = await verdictOf('select 1')
    expect((await verdictOf('select 1', head)).findings).toEqual([])
    const rewritten = { n: head.n, hash: 'f'.repeat(64) }
    expect((await verdictOf('select 1', rewritten)).named).toEqual([`audit n ${head.n} chain hash`])
  })
})

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
