import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { loadRooms } from '#server/rooms/definitions/loadRooms.ts'
import { OWN_BUILDERS } from '#server/rooms/own/ownBuilders.ts'
import { loadPlan } from '#server/scenes/definitions/loadPlan.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const catalogue = loadCatalogue()
const ledgers = loadLedgers()
const rooms = loadRooms({ catalogue, ledgers, builders: new Set(OWN_BUILDERS.keys()) })
const ground = { catalogue, ledgers, rooms, pictures: new Set<string>() }

const GROWTH = 'economy.retail-sales.growth'
const clock = { id: 'clock', kind: 'clock' }
const full = { x: 0, y: 0, w: 12, h: 8 }
const scene = (code: string, ...widgets: object[]) => ({
  ...{ code, zh: '手排', en: 'By hand', widgets },
  layouts: {
    standard: {
      ...{ columns: 12, rows: 8 * widgets.length },
      places: Object.fromEntries(
        widgets.map((widget, i) => ['id' in widget ? String(widget.id) : '', { ...full, y: 8 * i }]),
      ),
    },
  },
})
const OVERVIEW = scene('overview', clock)
const playlist = (...entries: object[]) => ({
  ...{ code: 'all-day', zh: '全天', en: 'All day', transition: 'fade', entries },
})

/** The complaints of a start with these scenes beside an overview, one a line. */
async function complaints(scenes: readonly object[], playlists: unknown = []): Promise<string> {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  await mkdir(join(folder.path, 'scenes'))
  for (const [i, one] of [OVERVIEW, ...scenes].entries())
    await writeFile(join(folder.path, 'scenes', `scene-${i}.json`), JSON.stringify(one))
  await writeFile(join(folder.path, 'playlists.json'), JSON.stringify(playlists))
  try {
    loadPlan(ground, folder.path)
    return ''
  } catch (error) {
    if (error instanceof CatalogueError) return error.message
    throw error
  }
}

it('the delivered scenes and playlists are in order, and the overview is the first of them', () => {
  expect(loadPlan(ground).scenes[0]?.code).toBe('overview')
})

it('scenes that fit are taken', async () => {
  const trend = { id: 'trend', kind: 'trend', figures: [GROWTH] }
  const items = { id: 'items', kind: 'items', ledger: 'rectification-item', facts: ['stage'] }
  const view = { id: 'view', kind: 'room-view', room: 'projects', view: 'phases' }
  expect(rooms.get('projects')?.views.map(({ code }) => code)).toContain('phases')
  expect(
    await complaints([scene('one', trend, items, view)], [playlist({ scene: 'one', seconds: 30 })]),
  ).toBe('')
})

const widgets: readonly (readonly [string, object, RegExp])[] = [
  ['a figure that is not there', { kind: 'trend', figures: ['economy.none'] }, /no figure "economy.none"/],
  ['a figure named twice', { kind: 'lights', figures: [GROWTH, GROWTH] }, /named twice/],
  ['a subject that is not there', { kind: 'number', figure: GROWTH, subject: '999' }, /no subject "999"/],
  ['a ledger that is not there', { kind: 'items', ledger: 'none', facts: [] }, /no ledger "none"/],
  [
    'a field no wall shows',
    { kind: 'items', ledger: 'rectification-item', facts: ['none'] },
    /no field "none"/,
  ],
  ['a room that is not there', { kind: 'room', room: 'none' }, /no room "none"/],
  ['a view that is not there', { kind: 'room-view', room: 'projects', view: 'none' }, /no view "none"/],
  ['a room about a record', { kind: 'room', room: 'project' }, /about one record/],
  ['a page about nothing', { kind: 'indicator' }, /no figure is named/],
  [
    'a picture nobody brought',
    { kind: 'picture', picture: 'x', says: { zh: '图', en: 'P' } },
    /bring it first/,
  ],
  ['a kind that is not there', { kind: 'none' }, /no such kind of widget/],
  ['a kind with a wrong setting', { kind: 'calendar', days: 1 }, /widgets › it › days.*>=3/],
  ['bars of neither', { kind: 'bullets', of: 'figures' }, /figures/],
]

it.each(widgets)('%s is told with file, scene and remedy', async (_what, widget, expected) => {
  const told = await complaints([scene('one', { id: 'it', ...widget })])
  expect(told).toMatch(expected)
  expect(told).toMatch(/^scenes\/scene-1\.json: one: .+ \/ /)
  expect(told.split('\n')).toHaveLength(1)
})

const layouts: readonly (readonly [string, object, RegExp])[] = [
  ['over one another', { a: full, b: { ...full, x: 11, w: 1 } }, /"a" and "b" lie over one another/],
  ['behind one another', { a: { ...full, x: 6, w: 6 }, b: full }, /"a" and "b" lie over one another/],
  ['out of the grid', { a: { ...full, x: 1 }, b: { ...full, y: 8 } }, /"a" reaches out of the grid/],
  ['of nothing', { a: full, b: { ...full, y: 8 }, c: { ...full, y: 16 } }, /no widget "c"/],
  ['nowhere', { a: full }, /"b" stands on no layout/],
]

it.each(layouts)('places %s are refused', async (_what, places, expected) => {
  const two = scene('one', { ...clock, id: 'a' }, { ...clock, id: 'b' })
  const told = await complaints([{ ...two, layouts: { standard: { columns: 12, rows: 24, places } } }])
  expect(told).toMatch(expected)
  expect(told.split('\n')).toHaveLength(1)
})

it('an id, a code of a scene and a code of a room are each given once', async () => {
  expect(await complaints([scene('one', clock), scene('one', clock)])).toMatch(/duplicate code/)
  expect(await complaints([scene('projects', clock)])).toMatch(/code of a room/)
  const twice = { ...scene('one', clock), widgets: [clock, { id: 'clock', kind: 'ticker' }] }
  expect(await complaints([twice])).toMatch(/"clock" is used twice/)
})

const about = { ...scene('about', { id: 'it', kind: 'indicator' }), of: 'indicator' }
const entries: readonly (readonly [string, object, RegExp])[] = [
  ['a scene that is not there', { scene: 'none', seconds: 30 }, /no scene "none"/],
  ['of what it shows nothing', { scene: 'about', seconds: 30 }, /say which/],
  ['a figure that is not there', { scene: 'about', of: 'none', seconds: 30 }, /no figure "none"/],
  ['what is not about one thing', { scene: 'overview', of: GROWTH, seconds: 30 }, /leave this out/],
  ['no time at all', { scene: 'overview', seconds: 30, from: '08:00', until: '08:00' }, /ends at 08:00/],
  ['a moment too short', { scene: 'overview', seconds: 1 }, /entries › \[0\] › seconds/],
]

it.each(entries)('a playlist that names %s is refused', async (_what, entry, expected) => {
  const told = await complaints([about], [playlist(entry)])
  expect(told).toMatch(expected)
  expect(told).toMatch(/^playlists\.json: all-day: /)
  expect(told.split('\n')).toHaveLength(1)
})

it('rooms are stops of a playlist like scenes', async () => {
  expect(await complaints([about], [playlist({ scene: 'projects', seconds: 30 })])).toBe('')
})

it('a scene is retired once no playlist shows it', async () => {
  const used = { ...scene('used', clock), retired: true }
  const told = await complaints([used], [playlist({ scene: 'used', seconds: 30 })])
  expect(told).toMatch(/^scenes\/scene-1\.json: used: .*still shows it/m)
  expect(told).toMatch(/^playlists\.json: all-day: .*retired: take another one/m)
})
