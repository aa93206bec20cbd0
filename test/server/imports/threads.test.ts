import { afterAll, expect, test } from 'vitest'
import { openThreads } from '#server/imports/thread/runThread.ts'
import type { ThreadGround } from '#server/imports/thread/messages.ts'
import { asPeriod } from '#shared/period.ts'
import { catalogue } from '#test/support/boardFixture.ts'
import { rowsXml, workbookOf } from '#test/support/hostileFiles.ts'

const { site, domains, groups, owners, units, rules, subjects } = catalogue
const { indicators, retired, planCurves, lightRules, workingYears } = catalogue
const ground: ThreadGround = {
  catalogue: {
    ...{ site, domains, groups, owners, units, rules, subjects },
    ...{ indicators, retired, planCurves, lightRules, workingYears },
  },
  owner: site.releaseDesk,
  today: asPeriod('2026-11-23'),
  fileName: 'long.xlsx',
  projects: {},
  remembered: {},
  by: { role: 'filer', owner: site.releaseDesk },
  lists: { ledgers: [], titles: {}, remembered: {}, now: '2026-11-23T02:00:00.000Z' },
}
const cells = (row: number): string =>
  Array.from({ length: 20 }, (_, i) => `<c r="${String.fromCharCode(65 + i)}${row}"><v>${row}</v></c>`).join(
    '',
  )
const file = () => new Uint8Array(workbookOf(rowsXml(20_000, cells)))

const ports = { historyOf: () => ({}), recordsOf: () => Promise.resolve({}) }
const open: { close: () => Promise<void> }[] = []
afterAll(() => Promise.all(open.map(({ close }) => close())))

test(
  'a file that takes longer than it may is given up, and the next one is read',
  { timeout: 90_000 },
  async () => {
    const hasty = openThreads({ ...ports, longestMs: 300 })
    const patient = openThreads(ports)
    open.push(hasty, patient)
    await expect(hasty.run({ kind: 'file', file: file(), ground })).rejects.toMatchObject({
      code: 'too-slow',
    })
    const small = new Uint8Array(Buffer.from('指标,2026年1—10月累计（亿元）\n社会消费品零售总额,165.1'))
    const examined = await patient.run({ kind: 'file', file: small, ground })
    expect(examined.sheets[0]?.overview.counts.taken).toBe(1)
  },
)
