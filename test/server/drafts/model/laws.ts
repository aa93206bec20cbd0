import { expect } from 'vitest'
import { Failure } from '#server/failure.ts'
import type { Release } from '#shared/release.ts'
import { currentFields } from '#shared/ledger/record.ts'
import { cellKey } from '#shared/series.ts'
import {
  ACTORS,
  FIGURES,
  LEDGER,
  type Known,
  type KnownDraft,
  type World,
} from '#test/server/drafts/model/world.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Domains of its figures, and the ledger where it changes records. */
export const topicsOf = (draft: KnownDraft): ReadonlySet<string> =>
  new Set([
    ...FIGURES.filter(({ key }) => draft.cells.has(key)).map(({ domain }) => domain),
    ...(draft.records.size > 0 ? [LEDGER.code] : []),
  ])

export const wantsFour = (known: Known, topics: Iterable<string>): boolean =>
  [...topics].some((topic) =>
    topic === LEDGER.code
      ? (known.ledgerWants ?? known.fourEyes.has(LEDGER.domain))
      : known.fourEyes.has(topic),
  )

const isPersonReviewing = (id: string): boolean =>
  ACTORS.some((a) => a.id === id && a.role === 'reviewer' && !id.startsWith('token:'))

/** A person who reviews, has looked at it and has no hand in it. */
export const hasSecondPair = ({ approvals, hands }: KnownDraft): boolean =>
  [...approvals].some((id) => isPersonReviewing(id) && !hands.has(id))

/** Who may know of a draft. */
export const maySee = (draft: KnownDraft, { id, role, owner }: Actor): boolean =>
  (role === 'filer' && owner === draft.owner) ||
  (role === 'reviewer' && (draft.isSubmitted || draft.hands.has(id)))

/** On the side of those who type. */
export const isFiling = (draft: KnownDraft, { id, role, owner }: Actor): boolean =>
  (role === 'filer' && owner === draft.owner) || (role === 'reviewer' && draft.hands.has(id))

/** Steps are about the newest drafts; the lists below tell of all. */
const LOOKED_AT = 2

/** What has to hold after every step, whatever it was. */
export async function checkLaws(known: Known, world: World): Promise<void> {
  const board = world.releases.board()
  expect(board.seq, 'numbers without a gap').toBe(known.seq)
  const made = [...world.releases.records.all(LEDGER.code).values()].map((r) => currentFields(r)['name'])
  expect(new Set(made), 'no record is public that was not released').toEqual(known.returns)
  expect(made.length, 'none twice').toBe(known.returns.size)
  for (const draft of known.drafts.slice(-LOOKED_AT)) {
    for (const actor of ACTORS) {
      const seen = await world.drafts.read(actor, draft.id).catch((error: unknown) => {
        if (error instanceof Failure && error.code === 'not-found') return undefined
        throw error
      })
      expect(seen !== undefined, `${actor.id} sees a draft that is ${draft.state}`).toBe(maySee(draft, actor))
      if (!seen) continue
      expect(seen.version, 'versions only grow').toBe(draft.version)
      expect(seen.state).toBe(draft.state)
      const cells = new Map(seen.cells.map((c) => [cellKey(c.series, c.period), c.text]))
      expect(cells, 'no cell is lost').toEqual(draft.cells)
      const records = new Map(seen.records.map(({ n, request }) => [n, request.fields['name']]))
      expect(records, 'no change of a record is lost').toEqual(draft.records)
      const hands = new Set([...draft.hands].map((id) => id.replace('token:', '')))
      expect(new Set(seen.authors), 'everybody who had a hand in it is named').toEqual(hands)
    }
  }
  for (const actor of ACTORS) {
    const { drafts } = await world.drafts.list(actor, {})
    const visible = known.drafts.filter((draft) => maySee(draft, actor)).map(({ id }) => id)
    expect(drafts.map(({ id }) => id).sort(), `what ${actor.id} has in the list`).toEqual(visible.sort())
  }
}

/** Every release has the people that the policy wants, and is what the draft said. */
export async function checkRelease(known: Known, world: World, draft: KnownDraft): Promise<void> {
  const release = await newestRelease(world)
  expect(release?.seq, 'the next number').toBe(known.seq + 1)
  if (wantsFour(known, topicsOf(draft)))
    expect(hasSecondPair(draft), `released by ${[...draft.approvals].join()}`).toBe(true)
  const own = (release?.changes ?? []).flatMap((change) =>
    change.kind === 'observation' ? [[cellKey(change.series, change.period), change] as const] : [],
  )
  for (const [key, change] of own) {
    const text = draft.cells.get(key)
    if (text === undefined) continue // worked out from the others
    expect(change.value).toBe(Number(text))
    expect(change.vintage).toBe((known.vintages.get(key) ?? 0) + 1)
  }
  learnReturns(known, draft)
  learn(known, release)
}

/** What the release of a draft adds to the ledger. */
export function learnReturns(known: Known, draft: KnownDraft): void {
  for (const name of draft.records.values()) known.returns.add(name)
}

export function learn(known: Known, release: Release | undefined): void {
  known.seq += 1
  for (const change of release?.changes ?? [])
    if (change.kind === 'observation')
      known.vintages.set(cellKey(change.series, change.period), change.vintage)
}

export async function newestRelease({ releases }: World): Promise<Release | undefined> {
  const { seq } = releases.board()
  const missed = await releases.releasesAfter(seq - 1)
  return missed === 'snapshot' ? undefined : missed[0]
}
