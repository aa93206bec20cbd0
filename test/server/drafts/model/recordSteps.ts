import fc from 'fast-check'
import { expect } from 'vitest'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { Attempt, type Step } from '#test/server/drafts/model/attempt.ts'
import { anActor, aPick, aRole, picked, played, said } from '#test/server/drafts/model/cast.ts'
import { isFiling, learn, newestRelease, wantsFour } from '#test/server/drafts/model/laws.ts'
import { ACTORS, ADMIN, LEDGER, PUSHER } from '#test/server/drafts/model/world.ts'

/** Few enough that two drafts may want the same one. */
const aName = fc.nat({ max: 40 }).map((n) => `报表${n}`)

const due = (name: string): RecordRequest => ({
  entity: LEDGER.code,
  event: 'return.due',
  fields: { profession: 'industry', name, cycle: 'monthly', period: '2020-05', dueOn: '2020-07-08' },
})
const keeps = ({ role, owner }: Actor): boolean => role === 'filer' && owner === LEDGER.office

const begin = fc.tuple(anActor, aName, fc.boolean()).map(
  ([actor, name, submit]) =>
    new Attempt(`record by ${actor.id}: ${name} ${submit}`, false, async (known, world) => {
      const content = { origin: 'ledger' as const, sheet: null, entries: [], records: [due(name)] }
      const { id } = await world.drafts.begin(actor, { ...content, submit })
      expect(['filer', 'reviewer']).toContain(actor.role)
      if (submit) expect(keeps(actor), `${actor.id} keeps the ledger`).toBe(true)
      const { owner, version, state } = await world.drafts.read(actor, id)
      expect(state).toBe(submit ? 'submitted' : 'draft')
      const [hands, records] = [new Set([actor.id]), new Map([[1, name]])]
      const rest = { cells: new Map(), approvals: new Set<string>(), isSubmitted: submit }
      known.drafts.push({ id, owner, version, state, hands, records, ...rest })
    }),
)

const mend = fc.tuple(aRole, aPick, fc.option(aName), fc.boolean()).map(
  ([role, pick, name, isFresh]) =>
    new Attempt(`mend by ${said(role)} in ${pick}: ${name} ${isFresh}`, true, async (known, world) => {
      const draft = picked(known, pick)
      const actor = played(role, draft)
      const author = ACTORS.find((a) => isFiling(draft, a)) ?? ADMIN
      const [standing] = (await world.drafts.read(author, draft.id)).records
      const base = standing ? standing.version - (isFresh ? 0 : 1) : 0
      const request = name === null ? null : due(name)
      const records = [{ n: 1, base, request }]
      const { version, recordConflicts } = await world.drafts.patch(actor, draft.id, { records })
      expect(isFiling(draft, actor), `${actor.id} typed`).toBe(true)
      expect(['draft', 'returned']).toContain(draft.state)
      const isSame = standing === undefined || standing.request.fields['name'] === name
      const isInConflict = recordConflicts.length > 0
      expect(isInConflict, 'in conflict is who saw another record').toBe(!isFresh && !isSame)
      if (!isInConflict && version > draft.version) {
        if (name === null) draft.records.delete(1)
        else draft.records.set(1, name)
        draft.hands.add(actor.id)
      }
      draft.version = version
    }),
)

const settle = fc.option(fc.boolean()).map(
  (wants) =>
    new Attempt(`settle-ledger ${wants}`, false, async (known, world) => {
      await world.drafts.settlePolicy(ADMIN, { ledgers: { [LEDGER.code]: wants } })
      known.ledgerWants = wants
    }),
)

const publish = fc.tuple(fc.constantFrom<Actor>(...ACTORS, PUSHER), aName).map(
  ([actor, name]) =>
    new Attempt(`push-record by ${actor.id}: ${name}`, false, async (known, world) => {
      const kind = actor.id.startsWith('token:') ? 'machine' : 'person'
      const { event: _, ...pushed } = due(name)
      const record =
        kind === 'machine' ? { ...pushed, fields: { ...pushed.fields, state: 'due' } } : due(name)
      const permit = world.drafts.permit({ kind, actor })
      await world.releases.publish(actor, { records: [record] }, undefined, permit)
      const mayPush = kind === 'machine' && actor.role === 'publisher'
      const isReviewing = kind === 'machine' && actor.role === 'reviewer'
      expect(mayPush || isReviewing || keeps(actor), `${actor.id} keeps the ledger`).toBe(true)
      expect(mayPush || !wantsFour(known, [LEDGER.code]), `${actor.id} published alone`).toBe(true)
      known.returns.add(name)
      learn(known, await newestRelease(world))
    }),
)

/** What is done to records, by how often. */
export const RECORD_STEPS: readonly (readonly [number, fc.Arbitrary<Step>])[] = [
  [4, begin],
  [3, mend],
  [1, settle],
  [1, publish],
]
