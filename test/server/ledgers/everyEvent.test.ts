import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { call, type ApiAnswer } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { chosen, ledgerWalk, records, strangerTo, type LedgerWalk } from '#test/support/ledgerWalk.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const TODAY = '2026-06-25'
const ledgers = loadLedgers()

let server: TestServer
let walk: LedgerWalk
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock(`${TODAY}T02:00:00.000Z`) })
  await twoEyes(server)
  walk = await ledgerWalk(server, ledgers, TODAY)
})
afterAll(() => server.stop())

describe.each([...ledgers.values()].map((ledger) => [ledger.zh, ledger] as const))('%s', (_, ledger) => {
  const events = ledger.events.filter(({ kind }) => kind !== 'clock')
  it.each(events.map((event) => [event.code, event] as const))(
    '%s is done by whom it is for, and by nobody else',
    async (_code, event) => {
      if (event.kind === 'create') {
        const made = await walk.begin(ledger)
        const { history } = await walk.detail(await walk.performer(ledger, event), made)
        expect(history.map((act) => act.event)).toEqual([event.code])
        const stranger = await walk.filerOf(strangerTo(ledger))
        for (const who of [walk.viewer, stranger]) {
          const body = { event: event.code, fields: await walk.said(ledger, event) }
          const refused = await call(server.url, `POST ${records(ledger)}`, { ...who, body })
          expectRefusal(refused)
        }
        return
      }
      const target = await walk.ready(ledger, event)
      const { record } = await walk.detail(walk.reviewer, target)
      const next = chosen(ledger, event, record.state)
      for (const who of [walk.viewer, await walk.filerOf(strangerTo(ledger))]) {
        const refused = await walk.ask(who, target, next)
        expectRefusal(refused)
      }
      const done = await walk.step(target, next)
      const after = await walk.detail(walk.reviewer, done)
      expect(after.history[0]).toMatchObject({ event: event.code, version: target.version + 1 })
      if (event.kind === 'move') expect(after.record.state).toBe(event.to ?? next.to)
    },
  )
})

/** Not theirs to know of, to do, or to do with this very record. */
function expectRefusal({ status, text }: ApiAnswer): void {
  if (status === 422) expect(text).toContain('not-your-record')
  else expect([403, 404], text).toContain(status)
}
