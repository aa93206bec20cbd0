import { pino } from 'pino'
import { expect, test } from 'vitest'
import { openReleases } from '#server/releases/index.ts'
import { latestOf } from '#shared/board.ts'
import { seriesKey } from '#shared/series.ts'
import {
  filedByHand as catalogue,
  CITY_DESK,
  failureOf,
  filer,
  foldedBoard,
  objections,
  oneFigure,
  RETAIL,
  RETAIL_LEVEL,
  REVIEWER,
} from '#test/server/releases/builders.ts'
import { added, ADMIN, entryOf, oneEdit, RETAIL_CODE } from '#test/server/releases/catalogueEdits.ts'
import type { Open } from '#test/server/store/behaviour.ts'

const { home } = catalogue.site
const PLAN = seriesKey('projects.key.plan-year', home)
const BEST = 'economy.headline.improving-share'

/** What editing the catalogue promises, whatever store is behind it. */
export function cataloguing(open: Open): void {
  test('a new name is true from its release on, and the old one before it', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(4), undefined)
    const { seq } = await releases.editCatalogue(
      ADMIN,
      oneEdit(RETAIL_CODE, { zh: '社零总额增速', decimals: 2 }),
    )
    expect(releases.catalogue().indicator(RETAIL_CODE)).toMatchObject({ zh: '社零总额增速', decimals: 2 })
    const before = await releases.catalogueAt(seq - 1)
    expect(before.indicator(RETAIL_CODE)).toEqual(catalogue.indicator(RETAIL_CODE))
    expect((await releases.catalogueAt(seq)).indicator(RETAIL_CODE)?.zh).toBe('社零总额增速')
    const [then, now] = await Promise.all([releases.snapshotAt(seq - 1), releases.snapshotAt(seq)])
    expect(then.json.toString()).not.toContain('社零总额增速')
    expect(now.json.toString()).toContain('社零总额增速')
    expect(releases.board()).toEqual(await foldedBoard(releases))
  })

  test('a restart keeps the catalogue as it was left', async () => {
    const { place, releases, close } = await open()
    await releases.editCatalogue(ADMIN, oneEdit(RETAIL_CODE, { zh: '社零总额增速' }))
    await releases.editCatalogue(ADMIN, added('economy.night-economy.growth', RETAIL_CODE))
    await close()
    const again = (await open(place)).releases
    expect(again.catalogue().indicator(RETAIL_CODE)?.zh).toBe('社零总额增速')
    expect(again.catalogue().indicator('economy.night-economy.growth')).toBeDefined()
    expect((await again.indicatorHistory(RETAIL_CODE)).versions).toHaveLength(1)
  })

  test('a build whose files the edits no longer fit does not start, and says which', async () => {
    const { releases, store, clock } = await open()
    await releases.editCatalogue(ADMIN, oneEdit(RETAIL_CODE, { owner: 'bureau.stats-general' }))
    const without = {
      ...catalogue,
      owners: catalogue.owners.filter(({ code }) => code !== 'bureau.stats-general'),
    }
    const another = openReleases({ store, catalogue: without, clock, log: pino({ level: 'silent' }) })
    await expect(another).rejects.toThrow(`${RETAIL_CODE}: 责任单位“bureau.stats-general”不存在`)
  })

  test('the log of acts says of each indicator what it was, what it is, who did that and why', async () => {
    const { releases, store } = await open()
    const { seq } = await releases.editCatalogue(
      ADMIN,
      oneEdit(RETAIL_CODE, { zh: '社零总额增速', better: 'neutral' }),
    )
    const acts = await store.read
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'catalogue.changed')
      .execute()
    expect(acts.map(({ actor, object, detail }) => [actor, object, JSON.parse(detail) as unknown])).toEqual([
      [
        'a1',
        `indicator:${RETAIL_CODE}`,
        {
          ...{ seq, reason: '局务会定' },
          before: { zh: catalogue.indicator(RETAIL_CODE)?.zh, better: 'higher' },
          after: { zh: '社零总额增速', better: 'neutral' },
        },
      ],
    ])
  })

  test('what a published figure means cannot be changed; before the first figure it can', async () => {
    const { releases } = await open()
    const toLevel = oneEdit('economy.retail-sales.growth', { unit: 'index', priceBasis: 'constant' })
    await releases.publish(CITY_DESK, oneFigure(4), undefined)
    expect(objections(await failureOf(releases.editCatalogue(ADMIN, toLevel)))).toEqual([
      'fixed-by-figures /edits/0/entry/unit',
      'fixed-by-figures /edits/0/entry/priceBasis',
    ])
    const code = 'economy.night-economy.level'
    await releases.editCatalogue(ADMIN, added(code, 'economy.retail-sales.level'))
    const changed = entryOf(code, { unit: 'CNY-10K' }, releases.catalogue())
    await releases.editCatalogue(ADMIN, { edits: [{ basedOn: 1, entry: changed }], reason: '改为万元' })
    expect(releases.catalogue().indicator(code)?.unit).toBe('CNY-10K')
  })

  test.each([
    ['an unknown office', { owner: 'bureau.nobody' }, 'catalogue-fault /edits/0/entry/owner'],
    ['an unknown group', { group: 'nothing' }, 'catalogue-fault /edits/0/entry/group'],
    ['a growth of nothing', { growthOf: 'economy.nothing' }, 'catalogue-fault /edits/0/entry/growthOf'],
    ['another rhythm', { rule: 'quarterly-ytd' }, 'catalogue-fault /edits/0/entry/rule'],
    ['a formula', { derivedFrom: '{economy.gdp.level} / 2' }, 'fixed-by-figures /edits/0/entry/derivedFrom'],
    ['no name', { zh: ' ' }, 'too-short /edits/0/entry/zh'],
    ['seven decimals', { decimals: 7 }, 'too-big /edits/0/entry/decimals'],
  ])('%s is refused at its field, and nothing is changed', async (_, more, objection) => {
    const { releases } = await open()
    const failure = await failureOf(releases.editCatalogue(ADMIN, oneEdit(RETAIL_CODE, more)))
    expect([failure.code, objections(failure)[0]]).toEqual(['invalid', objection])
    expect(releases.board().seq).toBe(0)
    expect(releases.catalogue()).toBe(catalogue)
  })

  test('a formula in which the rest of the catalogue no longer fits is refused with its place', async () => {
    const { releases } = await open()
    const code = 'economy.night-economy.share'
    const formula = { feed: 'formula', unit: 'percent', kind: 'level', growthOf: null, rankOf: null } as const
    const request = (derivedFrom: string) =>
      added(code, 'economy.retail-sales.level', { ...formula, derivedFrom, targetOf: null, partOf: null })
    const failure = await failureOf(
      releases.editCatalogue(ADMIN, request('{economy.retail-sales.level} / {economy.nothing} * 100')),
    )
    expect(objections(failure)).toEqual(['catalogue-fault /edits/0/entry/derivedFrom'])
    expect(failure.fields[0]?.params?.['fault']).toMatch(/^公式第\d+个字符：/)
  })

  test('a retired indicator is filed no more; its figures and its code stay', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(4), undefined)
    const users = releases
      .catalogue()
      .indicators.filter(
        (i) =>
          [i.rankOf, i.targetOf, i.partOf, i.growthOf].includes(RETAIL_CODE) ||
          i.derivedFrom?.includes(RETAIL_CODE),
      )
    const retire = (codes: readonly string[]) => ({
      edits: codes.map((code) => ({ basedOn: 0, entry: entryOf(code, { retired: true as const }) })),
      reason: '不再统计',
    })
    const alone = await failureOf(releases.editCatalogue(ADMIN, retire([RETAIL_CODE])))
    expect(objections(alone)).toEqual(['still-used /edits/0/entry/retired'])
    await releases.editCatalogue(ADMIN, retire([RETAIL_CODE, ...users.map(({ code }) => code)]))
    expect(releases.catalogue().indicators.map(({ code }) => code)).not.toContain(RETAIL_CODE)
    expect((await releases.observations(RETAIL, {})).observations).toHaveLength(1)
    const filed = await failureOf(releases.publish(CITY_DESK, oneFigure(5, { period: '2020-06' }), undefined))
    expect(objections(filed)).toEqual(['retired-indicator /observations/0/series'])
    const anew = await failureOf(releases.editCatalogue(ADMIN, added(RETAIL_CODE, RETAIL_CODE)))
    expect(objections(anew)).toContain('code-taken /edits/0/entry/code')
  })

  test('of two administrators who saw the same version the second is told', async () => {
    const { releases } = await open()
    await releases.editCatalogue(ADMIN, oneEdit(RETAIL_CODE, { zh: '甲' }))
    const failure = await failureOf(releases.editCatalogue(ADMIN, oneEdit(RETAIL_CODE, { zh: '乙' })))
    expect([failure.code, ...objections(failure)]).toEqual(['conflict', 'stale-record /edits/0'])
    expect(releases.catalogue().indicator(RETAIL_CODE)?.zh).toBe('甲')
  })

  test('only the administrator edits, and a rehearsal changes nothing', async () => {
    const { releases } = await open()
    const request = oneEdit(RETAIL_CODE, { zh: '社零总额增速' })
    expect((await failureOf(releases.editCatalogue(REVIEWER, request))).code).toBe('forbidden')
    const rehearsal = await releases.rehearseCatalogue(ADMIN, request)
    expect(rehearsal).toMatchObject({ seq: 0, changes: [{ kind: 'catalogue', version: 1 }] })
    expect(releases.board().seq).toBe(0)
  })

  test('from the release on that hands it over, the new office files and the old one does not', async () => {
    const { releases } = await open()
    const figure = { series: seriesKey('projects.key.invested-ytd', home), period: '2020-05' }
    const old = catalogue.indicator('projects.key.invested-ytd')?.owner ?? ''
    const file = (owner: string, value: number) =>
      releases.publish(filer(owner), oneFigure(value, { ...figure, reason: '核实' }), undefined)
    await file(old, 1)
    await releases.editCatalogue(
      ADMIN,
      oneEdit('projects.key.invested-ytd', { owner: 'bureau.stats-general' }),
    )
    expect(objections(await failureOf(file(old, 2)))).toEqual(['not-your-figure /observations/0/series'])
    await file('bureau.stats-general', 3)
    const { vintages } = await releases.vintages(figure.series)
    expect(vintages.map(({ value, owner }) => [value, owner])).toEqual([
      [1, old],
      [3, 'bureau.stats-general'],
    ])
  })

  test('an indicator is moved behind another one', async () => {
    const { releases } = await open()
    const order = () => releases.catalogue().indicators.map(({ code }) => code)
    const [first = '', second = ''] = order()
    await releases.editCatalogue(ADMIN, oneEdit(RETAIL_CODE, {}, { after: first }))
    expect(order().slice(0, 3)).toEqual([first, RETAIL_CODE, second])
    const moved = { basedOn: 1, entry: entryOf(RETAIL_CODE), after: null }
    await releases.editCatalogue(ADMIN, { edits: [moved], reason: '放到最前' })
    expect(order().slice(0, 3)).toEqual([RETAIL_CODE, first, second])
  })

  test('the share of headlines that improve follows what counts as better', async () => {
    const { releases } = await open()
    const at = (period: string, value: number) => ({ series: RETAIL, period, value })
    await releases.publish(CITY_DESK, { observations: [at('2020-05', 4), at('2020-06', 5)] }, undefined)
    const share = () => latestOf(releases.board(), seriesKey(BEST, home))
    expect(share()).toMatchObject({ period: '2020-06', value: 100 })
    await releases.editCatalogue(ADMIN, oneEdit(RETAIL_CODE, { better: 'lower' }))
    expect(share()).toMatchObject({ period: '2020-06', value: 0, vintage: 2 })
  })

  test('a formula that is added is worked out at once from what is published', async () => {
    const { releases } = await open()
    const level = (period: string, value: number) => ({ series: RETAIL_LEVEL, period, value })
    await releases.publish(CITY_DESK, { observations: [level('2020-05', 4), level('2020-06', 5)] }, undefined)
    const code = 'economy.night-economy.twice'
    await releases.editCatalogue(
      ADMIN,
      added(code, 'economy.retail-sales.level', {
        ...{ feed: 'formula', derivedFrom: '{economy.retail-sales.level} * 2' },
      }),
    )
    const worked = releases.board().series[seriesKey(code, home)]
    expect(worked?.map(({ period, value }) => [period, value])).toEqual([
      ['2020-05', 8],
      ['2020-06', 10],
    ])
  })

  test('the plan of a year is set with the catalogue; a figure is not', async () => {
    const { releases } = await open()
    const set = (series: string, value: number) => ({
      targets: [{ series, period: '2026', value }],
      reason: '年度计划下达',
    })
    await releases.editCatalogue(ADMIN, set(PLAN, 60))
    await releases.editCatalogue(ADMIN, set(PLAN, 65))
    const { vintages } = await releases.vintages(PLAN)
    expect(vintages.map(({ value, reason }) => [value, reason])).toEqual([
      [60, '年度计划下达'],
      [65, '年度计划下达'],
    ])
    const failure = await failureOf(releases.editCatalogue(ADMIN, set(RETAIL, 4)))
    expect(objections(failure)).toEqual(['not-a-target /targets/0/series'])
  })

  test('a process that has not heard of an edit yet publishes by the new catalogue all the same', async () => {
    const a = await open()
    const b = await open(a.place)
    await a.releases.editCatalogue(ADMIN, oneEdit('economy.cpi.growth', { retired: true }))
    const series = seriesKey('economy.cpi.growth', home)
    const late = await failureOf(b.releases.publish(CITY_DESK, oneFigure(2, { series }), undefined))
    expect(objections(late)).toEqual(['retired-indicator /observations/0/series'])
    await b.releases.publish(CITY_DESK, oneFigure(4), undefined)
    await a.releases.catchUp()
    expect(a.releases.board()).toEqual(b.releases.board())
    expect(b.releases.catalogue().indicator('economy.cpi.growth')?.retired).toBe(true)
  })
}
