import { openDrafts } from '#server/drafts/index.ts'
import { openAccounts } from '#server/accounts/index.ts'
import { createLog } from '#server/log.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Store } from '#server/store/store.ts'
import {
  catalogue,
  CITY_DESK,
  historic,
  movableClock,
  oneFigure,
  releasesOver,
  RETAIL,
} from '#test/server/releases/builders.ts'
import { cell } from '#test/server/drafts/desk.ts'
import { WANG } from '#test/server/drafts/openDesk.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { ADMIN, oneEdit, RETAIL_CODE } from '#test/server/releases/catalogueEdits.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** Due with the office of whoever files the draft. */
const RETURN = {
  ...{ entity: 'statutory-return', event: 'return.due' },
  fields: { profession: 'industry', name: '报表', cycle: 'monthly', period: '2020-03', dueOn: '2020-04-08' },
}

const NIGHT: Scene = {
  ...{ code: 'night', zh: '夜间', en: 'Night', widgets: [{ id: 'clock', kind: 'clock' }] },
  layouts: { standard: { columns: 1, rows: 1, places: { clock: { x: 0, y: 0, w: 1, h: 1 } } } },
}

export const CLOCK = movableClock()

/**
 * A store with something in every table that a check can judge: three imported releases with a project (1–3), then
 * publications with revisions (4–8), a change of the catalogue (9), of a ledger (10) and of the walls (11); the board was
 * kept at 3.
 */
export async function soundStore(): Promise<{
  readonly file: (to: string) => Promise<void>
  readonly close: () => Promise<void>
}> {
  const folder = await tempFolder()
  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true })
  const releases = await releasesOver(store, CLOCK)
  const month = (period: string, value: number) => [{ series: RETAIL, period, value }]
  const project = (name: string) => [{ entity: 'project', id: 'GC-1', fields: { name } }]
  await releases.importHistory([
    historic('2020-01-01T00:00:00.000Z', month('2019-11', 1), { records: project('一期') }),
    historic('2020-02-01T00:00:00.000Z', month('2019-12', 2), { records: project('二期') }),
    historic('2020-06-01T00:00:00.000Z', month('2020-04', 3)),
  ])
  for (let i = 0; i < 5; i++)
    await releases.publish(CITY_DESK, oneFigure(i, i === 0 ? {} : { reason: '核实' }), `key-${i}`)
  await releases.editCatalogue(ADMIN, oneEdit(RETAIL_CODE, { zh: '社零增速' }))
  const visits = { ...loadLedgers().get('service-visit'), zh: '走访服务' }
  await releases.editLedgers(ADMIN, { edits: [{ basedOn: 0, entry: visits }], reason: '局务会定' })
  await releases.decide((_trx, desk) =>
    desk.publish({
      actor: ADMIN.id,
      request: {
        ...{ title: '大屏场景：新增“夜间”', owner: 'bureau.projects', source: undefined, demo: false },
        ...{ observations: [], records: [] },
        walls: [{ part: 'scene', basedOn: 0, reason: '局务会定', before: undefined, entry: NIGHT }],
      },
    }),
  )
  const drafts = openDrafts({ store, releases, clock: CLOCK, log: createLog('silent') })
  const { draft } = await drafts.create(
    WANG,
    { origin: 'api', sheet: null, entries: [cell(RETAIL, '3.2', { period: '2020-03' })], records: [RETURN] },
    undefined,
  )
  await drafts.submit(WANG, draft.id, { version: draft.version })
  await drafts.close()
  const accounts = openAccounts({ store, catalogue, clock: CLOCK, log: createLog('silent') })
  await accounts.people.createWithoutPassword(
    [
      { name: '张三', role: 'viewer', owner: null },
      { name: '李四', role: 'reviewer', owner: null },
    ],
    'test',
  )
  await accounts.people.changeRole('李四', 'viewer', null, 'test')
  await accounts.machines.create({ name: 'push', role: 'publisher', owner: null }, null, 'test')
  await releases.close()
  return {
    file: (to) => store.backupTo(to),
    close: async () => {
      await store.close()
      await folder.remove()
    },
  }
}

/** Opens a copy of the store in which somebody has run these statements. */
export async function corruptedCopy(
  { file }: Awaited<ReturnType<typeof soundStore>>,
  statements: string,
): Promise<{ readonly store: Store; readonly close: () => Promise<void> }> {
  const folder = await tempFolder()
  await file(`${folder.path}/guanlan.db`)
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(`${folder.path}/guanlan.db`)
  database.exec(statements)
  database.close()
  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true })
  return {
    store,
    close: async () => {
      await store.close()
      await folder.remove()
    },
  }
}
