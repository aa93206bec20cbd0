import { expect, test } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import type { Releases } from '#server/releases/index.ts'
import { latestOf } from '#shared/board.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { seriesKey } from '#shared/series.ts'
import { catalogue, failureOf, filer, foldedBoard, objections } from '#test/server/releases/builders.ts'
import { added, ADMIN } from '#test/server/releases/catalogueEdits.ts'
import type { Open } from '#test/server/store/behaviour.ts'

const ECOLOGY = filer('bureau.ecology')
const COUNT = 'ecology.inspections.count'

const delivered = (code: string): Ledger => {
  const ledger = loadLedgers().get(code)
  if (!ledger) throw new Error(`no ledger ${code}`)
  return ledger
}
const inspection: Ledger = { ...delivered('supervision-visit'), code: 'site-inspection', zh: '工地巡查' }
const define = (releases: Releases, entry: Ledger, basedOn: number | null = 0) =>
  releases.editLedgers(ADMIN, { edits: [{ basedOn, entry }], reason: '局务会定' })
const visited = { entity: 'site-inspection', event: 'supervision.visited', fields: { domain: 'ecology' } }

/** What editing the definitions of ledgers promises, whatever store is behind it. */
export function defining(open: Open): void {
  test('a new ledger and a figure that counts it need no code: the first record moves the figure', async () => {
    const { releases } = await open()
    await define(releases, inspection, null)
    const counts = { derivedFrom: 'count(site-inspection; visitedOn in ytd)', targetOf: null, partOf: null }
    await releases.editCatalogue(
      ADMIN,
      added(COUNT, 'ecology.supervision.inspections', { ...counts, feed: 'ledger', rankOf: null }),
    )
    await releases.publish(ECOLOGY, { records: [visited] }, undefined)
    await releases.publish(ECOLOGY, { records: [visited] }, undefined)
    expect(latestOf(releases.board(), seriesKey(COUNT, catalogue.site.home))?.value).toBe(2)
  })

  test('a definition holds from its release on, a restart keeps it, and the log alone makes it again', async () => {
    const { place, releases, close } = await open()
    await define(releases, { ...delivered('service-visit'), zh: '走访服务' })
    await define(releases, { ...delivered('service-visit'), zh: '服务走访记录' }, 1)
    expect(releases.board()).toEqual(await foldedBoard(releases))
    const stale = await failureOf(define(releases, { ...delivered('service-visit'), zh: '走访' }, 1))
    expect(objections(stale)).toEqual(['stale-record /edits/0'])
    await close()
    const again = (await open(place)).releases
    expect(again.ledgers().get('service-visit')?.zh).toBe('服务走访记录')
    const { versions } = await again.ledgerHistory('service-visit')
    expect(versions.map(({ version, entry }) => [version, entry.zh])).toEqual([
      [2, '服务走访记录'],
      [1, '走访服务'],
    ])
  })

  test('a field that a formula counts by cannot be renamed under it', async () => {
    const { releases } = await open()
    const text = JSON.stringify(delivered('red-list-entry')).replaceAll('"category"', '"class"')
    const failure = await failureOf(define(releases, JSON.parse(text) as Ledger))
    expect(failure.fields[0]?.params?.['fault']).toContain('没有字段“category”')
    expect(releases.board().seq).toBe(0)
  })

  test('the log of acts says what a definition was, what it is, who did that and why', async () => {
    const { releases, store } = await open()
    const { seq } = await define(releases, { ...delivered('service-visit'), zh: '走访服务' })
    const act = await store.read
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'ledger.defined')
      .executeTakeFirstOrThrow()
    expect([act.actor, act.object, JSON.parse(act.detail)]).toEqual([
      'a1',
      'ledger:service-visit',
      { seq, reason: '局务会定', before: { zh: '服务走访' }, after: { zh: '走访服务' } },
    ])
  })
}
