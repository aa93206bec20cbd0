import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Registry } from 'prom-client'
import { openNightlyBackup } from '#server/backup/nightly.ts'
import { runCommand } from '#server/cli/runCommand.ts'
import type { Clock } from '#server/clock.ts'
import { createLog } from '#server/log.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Store } from '#server/store/store.ts'
import { CITY_DESK, oneFigure } from '#test/server/releases/builders.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { postgresPlace } from '#test/support/postgresPlace.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const PATIENCE = { timeout: 20_000, interval: 50 }
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

async function scheduled(clock: ReturnType<typeof fakeClock>, env: Record<string, string> = {}) {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  const BACKUP_DIR = join(folder.path, 'backups')
  const server = await startTestServer({
    ...{ clock, dataDir: join(folder.path, 'data') },
    env: { BACKUP_AT: '02:30', BACKUP_DIR, ...env },
  })
  onTestFinished(() => server.stop())
  return { folder, server, BACKUP_DIR }
}

const acts = async (server: TestServer): Promise<readonly string[]> => {
  const store = await server.openStore()
  const rows = await store.read
    .selectFrom('audit')
    .select(['action', 'actor', 'origin'])
    .where('object', '=', 'backup')
    .orderBy('n')
    .execute()
  await store.close()
  return rows.map(({ action, actor, origin }) => `${action} ${actor} ${origin}`)
}
const ready = async ({ url }: TestServer): Promise<unknown> =>
  ((await call(url, 'GET /readyz')).body as { backup?: unknown }).backup
const metric = async ({ url }: TestServer, name: string): Promise<string | undefined> =>
  new RegExp(`^guanlan_backup_${name} (.*)$`, 'm').exec((await call(url, 'GET /metrics')).text)?.[1]
const names = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}

test(
  'each night a backup is made at the hour, told of, and the oldest goes',
  { timeout: 60_000 },
  async () => {
    // 02:00 in Beijing.
    const clock = fakeClock('2026-11-23T18:00:00.000Z')
    const { server, BACKUP_DIR } = await scheduled(clock, { BACKUP_KEEP: '1' })
    await server.releases.publish(CITY_DESK, oneFigure(1), 'a')
    expect(await ready(server)).toEqual({ newest: null, failed: false })
    expect(await metric(server, 'age_seconds')).toBe('+Inf')
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(names(BACKUP_DIR)).toEqual([])

    clock.advance(HOUR_MS)
    await vi.waitFor(async () => expect(await acts(server)).toHaveLength(1), PATIENCE)
    expect(await acts(server)).toEqual(['backup.made system timer backup'])
    expect(names(BACKUP_DIR)).toEqual(['guanlan-20261123-190000-1'])
    expect(await ready(server)).toEqual({ newest: '2026-11-23T19:00:00.000Z', failed: false })
    clock.advance(60_000)
    expect(await metric(server, 'age_seconds')).toBe('60')
    expect(await metric(server, 'failed')).toBe('0')

    // What somebody else keeps there is not ours to take away.
    mkdirSync(join(BACKUP_DIR, 'guanlan-of-another-house'))
    clock.advance(DAY_MS)
    await vi.waitFor(async () => expect(await acts(server)).toHaveLength(2), PATIENCE)
    await vi.waitFor(
      () => expect(names(BACKUP_DIR)).toEqual(['guanlan-20261124-190100-1', 'guanlan-of-another-house']),
      PATIENCE,
    )
    const drilled = await runCommand(['drill'], { DATA_DIR: server.dataDir, BACKUP_DIR })
    expect(drilled, drilled.stderr).toMatchObject({ code: 0 })
    expect(drilled.stderr).toContain('guanlan-20261124-190100-1')
  },
)

/** The schedule of one node, without the rest of a server. */
function nodeOn(store: Store, folder: string, databaseUrl: string, dataDir: string, clock: Clock) {
  const registry = new Registry()
  const config = { dataDir, databaseUrl, backup: { at: '02:30', folder, keep: 3 } }
  const nightly = openNightlyBackup({ store, config, clock, log: createLog('silent'), registry })
  onTestFinished(nightly.close)
  return { ...nightly, registry }
}

test(
  'a backup that fails is told of everywhere, and nothing half made stays',
  { timeout: 60_000 },
  async () => {
    const folder = await tempFolder()
    onTestFinished(() => folder.remove())
    const file = join(folder.path, 'no-folder')
    writeFileSync(file, '')
    const dataDir = join(folder.path, 'data')
    const store = await openStore({ dataDir, databaseUrl: '', exclusive: true })
    onTestFinished(store.close)
    const { state, registry } = nodeOn(store, file, '', dataDir, fakeClock('2026-11-23T19:00:00.000Z'))
    const failed = expect.stringMatching(/EEXIST|ENOTDIR/) as string
    await vi.waitFor(async () => expect(await state()).toEqual({ newest: null, failed }), PATIENCE)
    expect(await registry.metrics()).toContain('guanlan_backup_failed 1')
    const acts = await store.read.selectFrom('audit').select(['action', 'origin']).execute()
    expect(acts).toEqual([{ action: 'backup.failed', origin: 'timer backup' }])
    expect(names(folder.path)).toEqual(['data', 'no-folder'])
  },
)

test('of two nodes one makes it, with the least rights; both know of it', { timeout: 60_000 }, async () => {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  const place = await postgresPlace()
  onTestFinished(() => place.remove())
  const clock = fakeClock('2026-11-23T19:00:00.000Z')
  const shared = join(folder.path, 'shared')
  const nodes = []
  for (let n = 0; n < 2; n++) {
    const store = await openStore({ dataDir: '', databaseUrl: place.url, exclusive: true })
    onTestFinished(store.close)
    nodes.push(nodeOn(store, shared, place.url, join(folder.path, `node-${n}`), clock))
  }
  for (const { state } of nodes)
    await vi.waitFor(
      async () => expect(await state()).toEqual({ newest: '2026-11-23T19:00:00.000Z', failed: null }),
      PATIENCE,
    )
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(names(shared)).toEqual(['guanlan-20261123-190000-0'])
})

test('without a schedule nothing is said of backups', async () => {
  const server = await startTestServer()
  onTestFinished(() => server.stop())
  expect(await ready(server)).toBeUndefined()
  expect(await metric(server, 'failed')).toBeUndefined()
})
