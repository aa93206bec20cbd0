import fc from 'fast-check'
import { expect } from 'vitest'
import { instantOf } from '#server/clock.ts'
import type { DraftSummary } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { Attempt, type Step } from '#test/server/drafts/model/attempt.ts'
import {
  aFigure,
  anActor,
  aPick,
  aRole,
  aText,
  IN_REVIEW,
  picked,
  played,
  said,
  typed,
} from '#test/server/drafts/model/cast.ts'
import {
  checkRelease,
  topicsOf,
  hasSecondPair,
  isFiling,
  learn,
  learnReturns,
  newestRelease,
  wantsFour,
} from '#test/server/drafts/model/laws.ts'
import { RECORD_STEPS } from '#test/server/drafts/model/recordSteps.ts'
import {
  ACTORS,
  ADMIN,
  DOMAINS,
  PUSHER,
  type Known,
  type KnownDraft,
  type World,
} from '#test/server/drafts/model/world.ts'

const begin = fc.tuple(anActor, aFigure, aText).map(
  ([actor, figure, text]) =>
    new Attempt(`begin by ${actor.id}: ${figure.key} ${text}`, false, async (known, world) => {
      const entries = [typed(figure, text, known)]
      const body = { origin: 'api', sheet: null, head: { reason: '核实' }, entries }
      const { draft } = await world.drafts.create(actor, body, undefined)
      expect(['filer', 'reviewer']).toContain(actor.role)
      expect(figure.office).toBe(draft.owner)
      const { id, owner, version, state } = draft
      const cells = new Map([[figure.key, text]])
      const hands = new Set([actor.id])
      const [records, approvals] = [new Map<number, string>(), new Set<string>()]
      known.drafts.push({
        ...{ id, owner, version, state, cells, records, hands, approvals },
        isSubmitted: false,
      })
    }),
)

const type = fc.tuple(aRole, aPick, aFigure, fc.option(aText), fc.boolean()).map(
  ([role, pick, figure, text, isFresh]) =>
    new Attempt(
      `type by ${said(role)} in ${pick}: ${figure.key} ${text} ${isFresh}`,
      true,
      async (known, world) => {
        const draft = picked(known, pick)
        const actor = played(role, draft)
        const author = ACTORS.find((a) => isFiling(draft, a)) ?? ADMIN
        const { cells } = await world.drafts.read(author, draft.id)
        const standing = cells.find((c) => c.series === figure.series)
        const base = standing ? standing.version - (isFresh ? 0 : 1) : 0
        const place = { series: figure.series, period: figure.period, base }
        const patch = text === null ? { clear: [place] } : { set: [{ ...typed(figure, text, known), base }] }
        const { version, conflicts } = await world.drafts.patch(actor, draft.id, patch)
        expect(isFiling(draft, actor), `${actor.id} typed`).toBe(true)
        expect(['draft', 'returned']).toContain(draft.state)
        if (text !== null) expect(figure.office).toBe(draft.owner)
        const isSame =
          standing === undefined ||
          (standing.text === text && standing.seen === typed(figure, text, known).seen)
        expect(conflicts.length, 'in conflict is who saw another cell').toBe(isFresh || isSame ? 0 : 1)
        if (conflicts.length === 0 && version > draft.version) {
          if (text === null) draft.cells.delete(figure.key)
          else draft.cells.set(figure.key, text)
          draft.hands.add(actor.id)
        }
        expect(version).toBeGreaterThanOrEqual(draft.version)
        draft.version = version
      },
    ),
)

type Act = 'submit' | 'withdraw' | 'return' | 'unschedule' | 'discard'
const simple = fc
  .tuple(
    aRole,
    aPick,
    fc.constantFrom<Act>('submit', 'submit', 'submit', 'withdraw', 'return', 'unschedule', 'discard'),
  )
  .map(
    ([role, pick, act]) =>
      new Attempt(`${act} by ${said(role)}: ${pick}`, true, async (known, world) => {
        const draft = picked(known, pick)
        const actor = played(role, draft)
        const { state } = draft
        const body = { version: draft.version, ...(act === 'return' && { remark: '核对' }) }
        const summary = await world.drafts[act](actor, draft.id, body)
        const isByReviewer = act === 'return' || (act === 'unschedule' && actor.role === 'reviewer')
        expect(isByReviewer ? actor.role === 'reviewer' : isFiling(draft, actor)).toBe(true)
        if (act === 'submit') {
          draft.isSubmitted = true
          draft.hands.add(actor.id)
        }
        if (act === 'withdraw') draft.isSubmitted = false
        if (act !== 'unschedule') draft.approvals.clear()
        moved(draft, summary)
        expect(`${state} ${summary.state}`).toMatch(WAYS[act])
      }),
  )

/** From which state to which each act leads. */
const WAYS: Readonly<Record<Act, RegExp>> = {
  submit: /^(draft|returned) submitted$/,
  withdraw: /^submitted draft$/,
  return: /^(submitted|approved|scheduled) returned$/,
  unschedule: /^scheduled (approved|submitted)$/,
  discard: /^(draft|returned) discarded$/,
}

function moved(draft: KnownDraft, { state, version }: DraftSummary): void {
  expect(version).toBe(draft.version + 1)
  draft.version = version
  draft.state = state
}

const IN_AN_HOUR = 3_600_000
type Then = 'release' | 'hold' | 'embargo'
/** A release may also come to nothing. */
const LEADS_TO: Readonly<Record<Then, DraftSummary['state'] | undefined>> = {
  hold: 'approved',
  embargo: 'scheduled',
  release: undefined,
}
const aThen = fc.constantFrom<Then>('release', 'hold', 'embargo')

const approve = fc.tuple(aRole, aPick, aThen).map(
  ([role, pick, then]) =>
    new Attempt(`approve by ${said(role)}: ${pick} ${then}`, true, async (known, world) => {
      const draft = picked(known, pick, IN_REVIEW)
      const actor = played(role, draft)
      const at = instantOf(world.clock.now() + IN_AN_HOUR)
      const body = { version: draft.version, then: then === 'embargo' ? { at } : then }
      const summary = await world.drafts.approve(actor, draft.id, body)
      expect(actor.role).toBe('reviewer')
      draft.approvals.add(actor.id)
      if (wantsFour(known, topicsOf(draft))) expect(hasSecondPair(draft), `${actor.id} approved`).toBe(true)
      await wentOn(known, world, draft, summary, LEADS_TO[then])
    }),
)

const release = fc.tuple(aRole, aPick, fc.boolean()).map(
  ([role, pick, isNow]) =>
    new Attempt(
      `release by ${said(role)}: ${pick} ${isNow ? 'now' : 'later'}`,
      true,
      async (known, world) => {
        const draft = picked(known, pick, IN_REVIEW)
        const actor = played(role, draft)
        const isUnseen = draft.state !== 'approved' && draft.state !== 'scheduled'
        const at = instantOf(world.clock.now() + IN_AN_HOUR)
        const summary = await world.drafts.release(actor, draft.id, {
          version: draft.version,
          ...(!isNow && { at }),
        })
        expect(actor.role === 'reviewer' || isFiling(draft, actor)).toBe(true)
        if (isUnseen) {
          draft.hands.add(actor.id)
          draft.isSubmitted = true
        }
        await wentOn(known, world, draft, summary, isNow ? undefined : 'scheduled')
      },
    ),
)

/** A release was asked for, or something that leads to one. */
async function wentOn(
  known: Known,
  world: World,
  draft: KnownDraft,
  summary: DraftSummary,
  expected: DraftSummary['state'] | undefined,
): Promise<void> {
  moved(draft, summary)
  if (expected !== undefined) return expect(summary.state).toBe(expected)
  expect(['released', 'returned']).toContain(summary.state)
  if (summary.state === 'released') return checkRelease(known, world, draft)
  expect(summary.failure).not.toBeNull()
  draft.approvals.clear()
}

const settle = fc.tuple(fc.constantFrom(...DOMAINS), fc.boolean()).map(
  ([domain, wants]) =>
    new Attempt(`settle ${domain} ${wants}`, false, async (known, world) => {
      await world.drafts.settlePolicy(ADMIN, { fourEyes: { [domain]: wants } })
      if (wants) known.fourEyes.add(domain)
      else known.fourEyes.delete(domain)
    }),
)

const publish = fc
  .tuple(fc.constantFrom<Actor>(...ACTORS, PUSHER), aFigure, fc.integer({ min: 50, max: 90 }))
  .map(
    ([actor, figure, value]) =>
      new Attempt(`publish by ${actor.id}: ${figure.key} ${value}`, false, async (known, world) => {
        const kind = actor.id.startsWith('token:') ? 'machine' : 'person'
        const { series, period } = figure
        const body = { observations: [{ series, period, value, reason: '核实' }] }
        await world.releases.publish(actor, body, undefined, world.drafts.permit({ kind, actor }))
        const mayPush = kind === 'machine' && actor.role === 'publisher'
        expect(mayPush || !wantsFour(known, [figure.domain]), `${actor.id} published alone`).toBe(true)
        learn(known, await newestRelease(world))
      }),
  )

const GIVE_UP_MS = 5_000
const wait = fc.constant(
  new Attempt('wait an hour and a restart', false, async (known, world) => {
    world.clock.advance(IN_AN_HOUR)
    const due = known.drafts.filter(({ state }) => state === 'scheduled')
    const before = known.seq
    await world.restart()
    const giveUp = performance.now() + GIVE_UP_MS
    for (const draft of due) {
      let row = await rowOf(world, draft.id)
      while (row.state === 'scheduled' && performance.now() < giveUp) row = await rowOf(world, draft.id)
    }
    await world.drafts.close()
    // In the order of their numbers, so that each is judged by what stood before it.
    const rows = await Promise.all(due.map(async (draft) => ({ draft, row: await rowOf(world, draft.id) })))
    const released = rows.flatMap(({ draft, row }) =>
      row.released_seq === null ? [] : [{ draft, seq: row.released_seq }],
    )
    for (const { draft, seq } of released.toSorted((a, b) => a.seq - b.seq)) {
      if (wantsFour(known, topicsOf(draft)))
        expect(hasSecondPair(draft), `released by ${[...draft.approvals].join()}`).toBe(true)
      const missed = await world.releases.releasesAfter(seq - 1)
      learnReturns(known, draft)
      learn(known, missed === 'snapshot' ? undefined : missed[0])
    }
    expect(known.seq).toBe(before + released.length)
    for (const { draft, row } of rows) {
      expect(['released', 'returned']).toContain(row.state)
      draft.state = row.state
      draft.version += 1
      if (row.state === 'returned') draft.approvals.clear()
    }
    await world.restart()
  }),
)

const rowOf = ({ store }: World, id: string) =>
  store.read
    .selectFrom('draft')
    .select(['state', 'released_seq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** More of what leads somewhere than of what is mostly refused. */
const WEIGHTS: readonly (readonly [number, fc.Arbitrary<Step>])[] = [
  [4, begin],
  [6, type],
  [14, simple],
  [8, approve],
  [4, release],
  [2, settle],
  [2, publish],
  [2, wait],
  ...RECORD_STEPS,
]

export const steps = (maxCommands: number) =>
  // Without bias: short games, which lead nowhere, are not wanted more often than long ones.
  fc.noBias(
    fc.commands(
      WEIGHTS.flatMap(([weight, step]) => Array<typeof step>(weight).fill(step)),
      { maxCommands, size: 'max' },
    ),
  )
