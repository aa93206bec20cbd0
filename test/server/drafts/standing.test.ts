import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { cell } from '#test/server/drafts/desk.ts'
import { LI, openDesk, submitted, WANG, ZHANG, type OpenDesk } from '#test/server/drafts/openDesk.ts'
import { failureOf, RETAIL } from '#test/server/releases/builders.ts'
import { ENGINE } from '#test/server/store/engines.ts'
import type { Actor } from '#shared/contract/roles.ts'

async function opened(): Promise<OpenDesk> {
  const place = await ENGINE.place()
  onTestFinished(place.remove)
  const desk = await openDesk(place, systemClock)
  for (const actor of [WANG, LI, ZHANG]) await account(desk, actor)
  return desk
}
const account = ({ store }: OpenDesk, { id, name, role, owner }: Actor) =>
  store.write(async (trx) => {
    const row = { id, name, role, owner, password_hash: '', disabled: 0, created_at: '' }
    await trx.insertInto('account').values(row).execute()
  })
const change = (
  { store }: OpenDesk,
  { id }: Actor,
  changes: { role?: string; disabled?: number; name?: string },
) =>
  store.write(async (trx) => {
    await trx.updateTable('account').set(changes).where('id', '=', id).execute()
  })
const approve = ({ drafts }: OpenDesk, actor: Actor, { id, version }: { id: string; version: number }) =>
  drafts.approve(actor, id, { version, then: 'release' })

test.each([{ disabled: 1 }, { role: 'viewer' }])(
  'a reviewer who is %o while the approval is on its way approves nothing',
  async (changes) => {
    const desk = await opened()
    const draft = await submitted(desk, WANG, [cell(RETAIL, '3.2')])
    await change(desk, LI, changes)
    expect((await failureOf(approve(desk, LI, draft))).code).toBe('not-found')
    expect(desk.releases.board().seq).toBe(0)
  },
)

test('an author stays one under another name and in another role', async () => {
  const desk = await opened()
  const draft = await submitted(desk, WANG, [cell(RETAIL, '3.2')])
  await change(desk, WANG, { role: 'reviewer', name: '王五' })
  const promoted: Actor = { ...WANG, name: '王五', role: 'reviewer' }
  expect((await failureOf(approve(desk, promoted, draft))).code).toBe('second-pair')
  expect((await desk.drafts.read(promoted, draft.id)).authors).toEqual(['王五'])
})

test('a reviewer’s own draft goes out by the word of another', async () => {
  const desk = await opened()
  const own = { origin: 'api', sheet: null, entries: [cell(RETAIL, '3.2')] }
  const { draft } = await desk.drafts.create(LI, own, undefined)
  await desk.drafts.submit(LI, draft.id, { version: draft.version })
  const seen = await desk.drafts.read(ZHANG, draft.id)
  expect((await failureOf(approve(desk, LI, seen))).code).toBe('second-pair')
  expect(await approve(desk, ZHANG, seen)).toMatchObject({ state: 'released' })
})

test('an approval that was given stands when its giver leaves the house before the embargo ends', async () => {
  const desk = await opened()
  const draft = await submitted(desk, WANG, [cell(RETAIL, '3.2')])
  const at = new Date(systemClock.now() + 300).toISOString()
  await desk.drafts.approve(LI, draft.id, { version: draft.version, then: { at } })
  await change(desk, LI, { disabled: 1 })
  await expect.poll(() => desk.releases.board().seq, { timeout: 5_000 }).toBe(1)
})
