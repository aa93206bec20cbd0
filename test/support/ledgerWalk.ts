import { expect } from 'vitest'
import { RecordActed, RecordDetail, RecordFile } from '#shared/contract/ledgers.ts'
import { askedFields, reachedBy } from '#shared/ledger/events.ts'
import { referredLedger, type Ledger, type LedgerEvent, type LedgerField } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call, type ApiAnswer } from './api.ts'
import { sampleFields, tellingField, wayTo, type Step } from './sampleRecord.ts'
import type { TestServer } from './server.ts'

/** The office named by every sample. */
const UNIT = 'district.project-units'
const PDF = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'

/** A record and the version that was looked at. */
export interface Target {
  readonly ledger: Ledger
  readonly id: string
  readonly version: number
}

/** Goes through the events of ledgers over the API, as people whom the definitions let do it. */
export async function ledgerWalk(server: TestServer, ledgers: ReadonlyMap<string, Ledger>, day: string) {
  const reviewer = await person(server, 'checker', 'reviewer')
  const viewer = await person(server, 'leader', 'viewer')
  const publisher = await server.token('publisher')
  const filers = new Map<string, Who>()
  /** How many samples of each ledger there are. */
  const samples = new Map<string, number>()
  /** The newest sample of each ledger, to refer to. */
  const newest = new Map<string, string>()
  const making = new Set<string>()

  async function filerOf(office: string): Promise<Who> {
    const known =
      filers.get(office) ?? (await person(server, `clerk-${office.replaceAll('.', '-')}`, 'filer', office))
    filers.set(office, known)
    return known
  }
  const ledgerOf = (code: string): Ledger => {
    const ledger = ledgers.get(code)
    if (!ledger) throw new Error(`no ledger ${code}`)
    return ledger
  }

  /** Somebody whom the definition lets make the event happen. */
  async function performer(ledger: Ledger, { by, another }: LedgerEvent): Promise<Who> {
    if (another !== undefined && by.includes('reviewer')) return reviewer
    if (by.includes('keeper')) return filerOf(ledger.owner)
    return by.includes('unit') ? filerOf(UNIT) : reviewer
  }

  /** What the event asks for, said in full; records that it wants to refer to are made first. */
  async function said(ledger: Ledger, event: LedgerEvent): Promise<Fields> {
    making.add(ledger.code)
    for (const field of ledger.fields) {
      const referred = referredLedger(field)
      if (referred === undefined || making.has(referred)) continue
      if (!newest.has(referred) || wantsAnother(ledger, field)) await show(await begin(ledgerOf(referred)))
    }
    making.delete(ledger.code)
    const n = (samples.get(ledger.code) ?? 0) + 1
    samples.set(ledger.code, n)
    return sampleFields(ledger, event, {}, { day, n, refer: (code) => newest.get(code) })
  }

  /** Asks for it, and hands back what is answered. */
  async function ask(who: Who, { ledger, id, version }: Target, { event, to }: Step): Promise<ApiAnswer> {
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
        body: PDF,
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
  const ready = async (ledger: Ledger, event: LedgerEvent): Promise<Target> =>
    bring(await begin(ledger), event)

  /** Brings a record to where others than its keeper may know of it. */
  async function show(target: Target): Promise<void> {
    const { exposure } = target.ledger
    if (exposure.kind === 'board' || !exposure.from || exposure.via !== undefined) return
    const { record } = await detail(reviewer, target)
    let shown = target
    for (const next of wayTo(target.ledger, record.state ?? undefined, new Set(exposure.from)) ?? [])
      shown = await step(shown, next)
  }

  /** Brings a record to where the event can happen. */
  async function bring(target: Target, event: LedgerEvent): Promise<Target> {
    const { ledger } = target
    if (event.from === undefined && event.kind !== 'move') return target
    const { record } = await detail(reviewer, target)
    const goals = event.from === undefined ? leaving(ledger, event) : new Set(event.from)
    const way = wayTo(ledger, record.state ?? undefined, goals)
    if (!way) return pushed(target, [...goals][0] ?? '')
    let reached = target
    for (const next of way) reached = await step(reached, next)
    return reached
  }

  /** Into a state to which only the clock leads: as a machine brings it. */
  async function pushed(target: Target, state: string): Promise<Target> {
    const { ledger, id, version } = target
    const body = { records: [{ entity: ledger.code, id, fields: { state } }] }
    const answer = await call(server.url, 'POST /api/v1/releases', { token: publisher, body })
    expect(answer, answer.text).toMatchObject({ status: 201 })
    return { ...target, version: version + 1 }
  }

  return { reviewer, viewer, filerOf, performer, said, ask, begin, bring, step, detail, ready }
}

export type LedgerWalk = Awaited<ReturnType<typeof ledgerWalk>>

/** Where the records of a ledger are. */
export const records = ({ code }: Ledger): string => `/api/v1/ledgers/${code}/records`

/** No two may say the same, and nothing but what they refer to tells them apart. */
const wantsAnother = (ledger: Ledger, { name }: LedgerField): boolean =>
  tellingField(ledger) === undefined &&
  ledger.checks.some((check) => check.kind === 'unique' && check.fields.includes(name))

const leaving = ({ moves }: Ledger, { to }: LedgerEvent): ReadonlySet<string> =>
  new Set(moves.filter((move) => to === undefined || move.to === to).map(({ from }) => from))

/** The event with the first state to choose, where it leaves the choice. */
export function chosen(ledger: Ledger, event: LedgerEvent, state: string | null): Step {
  const isOpen = event.kind === 'move' && event.to === undefined
  const [first] = isOpen && state !== null ? reachedBy(ledger, event, state) : []
  return { event, ...(first !== undefined && { to: first }) }
}

/** An office that has nothing to do with a ledger. */
export const strangerTo = ({ owner }: Ledger): string =>
  owner === 'bureau.pricing' ? 'bureau.grain' : 'bureau.pricing'
