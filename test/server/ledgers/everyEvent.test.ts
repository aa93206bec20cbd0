import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { RecordActed, RecordDetail, RecordFile } from '#shared/contract/ledgers.ts'
import { askedFields, reachedBy } from '#shared/ledger/events.ts'
import type { Ledger, LedgerEvent, LedgerField } from '#shared/ledger/ledger.ts'
import { referredLedger } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call, type ApiAnswer } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { sampleFields, tellingField, wayTo, type Step } from '#test/support/sampleRecord.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const TODAY = '2026-06-25'
/** The office named by every sample. */
const UNIT = 'district.project-units'
const ledgers = loadLedgers()

let server: TestServer
let reviewer: Who
let viewer: Who
const filers = new Map<string, Who>()
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock(`${TODAY}T02:00:00.000Z`) })
  await twoEyes(server)
  reviewer = await person(server, 'checker', 'reviewer')
  viewer = await person(server, 'leader', 'viewer')
})
afterAll(() => server.stop())

async function filerOf(office: string): Promise<Who> {
  const known =
    filers.get(office) ?? (await person(server, `clerk-${office.replaceAll('.', '-')}`, 'filer', office))
  filers.set(office, known)
  return known
}

/** Somebody whom the definition lets make the event happen. */
async function performer(ledger: Ledger, { by }: LedgerEvent): Promise<Who> {
  if (by.includes('keeper')) return filerOf(ledger.owner)
  return by.includes('unit') ? filerOf(UNIT) : reviewer
}

const ledgerOf = (code: string): Ledger => {
  const ledger = ledgers.get(code)
  if (!ledger) throw new Error(`no ledger ${code}`)
  return ledger
}

/** How many samples of each ledger there are. */
const samples = new Map<string, number>()
/** The newest sample of each ledger, to refer to. */
const newest = new Map<string, string>()
const making = new Set<string>()

/** What the event asks for, said in full; records that it wants to refer to are made first. */
async function said(ledger: Ledger, event: LedgerEvent): Promise<Fields> {
  making.add(ledger.code)
  for (const field of ledger.fields) {
    const referred = referredLedger(field)
    if (referred === undefined || making.has(referred)) continue
    if (!newest.has(referred) || wantsAnother(ledger, field)) await begin(ledgerOf(referred))
  }
  making.delete(ledger.code)
  const n = (samples.get(ledger.code) ?? 0) + 1
  samples.set(ledger.code, n)
  return sampleFields(ledger, event, {}, { day: TODAY, n, refer: (code) => newest.get(code) })
}

/** No two may say the same, and nothing but what they refer to tells them apart. */
const wantsAnother = (ledger: Ledger, { name }: LedgerField): boolean =>
  tellingField(ledger) === undefined &&
  ledger.checks.some((check) => check.kind === 'unique' && check.fields.includes(name))

const records = ({ code }: Ledger): string => `/api/v1/ledgers/${code}/records`

interface Target {
  readonly ledger: Ledger
  readonly id: string
  readonly version: number
}

async function ask(who: Who, { ledger, id, version }: Target, { event, to }: Step) {
  const body = {
    event: event.code,
    fields: { ...(await said(ledger, event)), ...(await files(who, { ledger, id, version }, event)) },
    basedOn: version,
    ...(to !== undefined && { to }),
    ...(event.reason && { reason: '因工作需要' }),
  }
  return call(server.url, `POST ${records(ledger)}/${id}/events`, { ...who, body })
}

/** The documents that the event asks for, brought first. */
async function files(who: Who, { ledger, id }: Target, event: LedgerEvent): Promise<Fields> {
  const brought: Record<string, string> = {}
  for (const { name } of askedFields(ledger, event).filter(({ type }) => type === 'file')) {
    const response = await fetch(`${server.url}${records(ledger)}/${id}/files`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' },
        ...{ 'x-file-name': 'a.pdf', cookie: who.cookie ?? '' },
      },
      body: '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
    })
    const answer: unknown = await response.json()
    if (response.status === 201) brought[name] = RecordFile.parse(answer).id
  }
  return brought
}

async function begin(ledger: Ledger): Promise<Target> {
  const event = ledger.events.find(({ kind }) => kind === 'create')
  if (!event) throw new Error(`${ledger.code} cannot be begun`)
  const body = {
    event: event.code,
    fields: await said(ledger, event),
    ...(event.reason && { reason: '补登' }),
  }
  const answer = await call(server.url, `POST ${records(ledger)}`, {
    ...(await performer(ledger, event)),
    body,
  })
  expect(answer, `${event.code} ${answer.text}`).toMatchObject({ status: 201 })
  const { id } = RecordActed.parse(answer.body)
  if (id === null) throw new Error(`${event.code} waits though nobody else has to look`)
  newest.set(ledger.code, id)
  return { ledger, id, version: 1 }
}

async function step(target: Target, next: Step): Promise<Target> {
  const answer = await ask(await performer(target.ledger, next.event), target, next)
  expect(answer, `${next.event.code} ${answer.text}`).toMatchObject({ status: 200 })
  const { version } = RecordActed.parse(answer.body)
  return { ...target, version: version ?? 0 }
}

async function detail(who: Who, { ledger, id }: Target): Promise<RecordDetail> {
  const answer = await call(server.url, `GET ${records(ledger)}/${id}`, who)
  expect(answer, answer.text).toMatchObject({ status: 200 })
  return RecordDetail.parse(answer.body)
}

/** A new record brought to where the event can happen. */
async function ready(ledger: Ledger, event: LedgerEvent): Promise<Target> {
  const target = await begin(ledger)
  const { record } = await detail(reviewer, target)
  const goals = new Set(event.from ?? ledger.states.map(({ code }) => code))
  const anywhere = event.from === undefined && event.kind !== 'move'
  const from = event.kind === 'move' && event.from === undefined ? leaving(ledger, event) : goals
  const way = anywhere ? [] : wayTo(ledger, record.state ?? undefined, from)
  let reached = target
  if (!way) return pushed(target, [...from][0] ?? '')
  for (const next of way) reached = await step(reached, next)
  return reached
}

/** Into a state to which only the clock leads: as a machine brings it. */
async function pushed(target: Target, state: string): Promise<Target> {
  const { ledger, id, version } = target
  const token = await server.token('publisher')
  const body = { records: [{ entity: ledger.code, id, fields: { state } }] }
  const answer = await call(server.url, 'POST /api/v1/releases', { token, body })
  expect(answer, answer.text).toMatchObject({ status: 201 })
  return { ...target, version: version + 1 }
}

const leaving = ({ moves }: Ledger, { to }: LedgerEvent): ReadonlySet<string> =>
  new Set(moves.filter((move) => to === undefined || move.to === to).map(({ from }) => from))

/** The state to choose, where the event leaves the choice. */
const chosen = (ledger: Ledger, event: LedgerEvent, state: string | null): Step => {
  const [first] = wayToNext(ledger, event, state)
  return { event, ...(first !== undefined && { to: first }) }
}
const wayToNext = (ledger: Ledger, event: LedgerEvent, state: string | null): readonly string[] =>
  event.kind === 'move' && event.to === undefined && state !== null ? reachedBy(ledger, event, state) : []

describe.each([...ledgers.values()].map((ledger) => [ledger.zh, ledger] as const))('%s', (_, ledger) => {
  const events = ledger.events.filter(({ kind }) => kind !== 'clock')
  it.each(events.map((event) => [event.code, event] as const))(
    '%s is done by whom it is for, and by nobody else',
    async (_code, event) => {
      if (event.kind === 'create') {
        const made = await begin(ledger)
        const { history } = await detail(await performer(ledger, event), made)
        expect(history.map((act) => act.event)).toEqual([event.code])
        const stranger = await filerOf(strangerTo(ledger))
        for (const who of [viewer, stranger]) {
          const body = { event: event.code, fields: await said(ledger, event) }
          const refused = await call(server.url, `POST ${records(ledger)}`, { ...who, body })
          expectRefusal(refused)
        }
        return
      }
      const target = await ready(ledger, event)
      const { record } = await detail(reviewer, target)
      const next = chosen(ledger, event, record.state)
      for (const who of [viewer, await filerOf(strangerTo(ledger))]) {
        const refused = await ask(who, target, next)
        expectRefusal(refused)
      }
      const done = await step(target, next)
      const after = await detail(reviewer, done)
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

/** An office that has nothing to do with a ledger. */
const strangerTo = ({ owner }: Ledger): string =>
  owner === 'bureau.pricing' ? 'bureau.grain' : 'bureau.pricing'
