import { expect, test } from 'vitest'
import { verifyAudit } from '#server/audit/verifyAudit.ts'
import { readLog } from '#server/releases/releaseLog.ts'
import { openStore } from '#server/store/openStore.ts'
import { programKilledAfter } from '#test/faults/killed.ts'
import { releasesOver } from '#test/server/releases/builders.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const KILLS = 8

test(`a desk killed ${KILLS} times in the middle of releases has released each draft wholly or not at all`, async ({
  onTestFinished,
}) => {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  const told = new Set<string>()
  for (let kill = 0; kill < KILLS; kill++) {
    const [, ...said] = await programKilledAfter('draftReleaser.ts', 2 + ((kill * 7) % 19), folder.path)
    for (const line of said) {
      const [state, id = ''] = line.split(' ')
      if (state === 'released') told.add(id)
    }
  }
  expect(told.size).toBeGreaterThan(KILLS)

  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true }) // which runs quick_check
  onTestFinished(store.close)
  const releases = await releasesOver(store)
  const log = await readLog(store, 0, Number.MAX_SAFE_INTEGER)
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1))
  expect(releases.board().seq).toBe(log.length)

  const drafts = await store.read.selectFrom('draft').select(['id', 'state', 'released_seq']).execute()
  const released = drafts.filter(({ state }) => state === 'released')
  // One draft a release and one release a draft, and none that was told as released is not.
  expect(released.map(({ released_seq }) => released_seq).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
    log.map(({ seq }) => seq),
  )
  expect(
    drafts.filter(({ state, released_seq }) => (state === 'released') !== (released_seq !== null)),
  ).toEqual([])
  for (const id of told)
    expect(
      released.some((draft) => draft.id === id),
      id,
    ).toBe(true)
  const events = await store.read
    .selectFrom('draft_event')
    .select('draft')
    .where('act', '=', 'released')
    .execute()
  expect(events.map(({ draft }) => draft).sort()).toEqual(released.map(({ id }) => id).sort())
  expect((await verifyAudit(store)).brokenAt).toBeNull()
})
