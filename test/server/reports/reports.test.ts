import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { LI, WANG, ZHANG, ZHAO } from '#test/server/drafts/openDesk.ts'
import { CITY_DESK, failureOf, oneFigure, RETAIL } from '#test/server/releases/builders.ts'
import { HALF, openReportDesk, type ReportDesk } from '#test/server/reports/openReportDesk.ts'
import { postgres, sqlite } from '#test/server/store/engines.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { verifyStore } from '#server/verify/index.ts'
import { currentFields } from '#shared/ledger/record.ts'
import type { Report } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { ReportDocument } from '#shared/report/document.ts'

const PATIENCE_MS = 30_000
const LEADER: Actor = { id: 'leader', name: '领导', role: 'viewer', owner: null }
const STRANGER: Actor = { id: 'wu', name: '吴', role: 'filer', owner: 'bureau.projects' }
const FIRST_HALF = { template: 'half-year', period: '2020-H1' }

const wordsOf = ({ blocks }: ReportDocument): string =>
  blocks.flatMap((block) => ('runs' in block ? block.runs.map(({ text }) => text) : [])).join('')

describe.each([sqlite, postgres()])('$name', { timeout: PATIENCE_MS }, (engine) => {
  beforeAll(engine.start, PATIENCE_MS)
  afterAll(engine.stop, PATIENCE_MS)

  /** Retail sales of May 2020 grew by 3.1 %; that is all there is. */
  async function desk(): Promise<ReportDesk> {
    const place = await engine.place()
    onTestFinished(place.remove)
    const open = await openReportDesk(place, fakeClock('2026-11-23T04:00:00.000Z'))
    await open.releases.publish(CITY_DESK, oneFigure(3.1), undefined)
    return open
  }
  const made = ({ reports }: ReportDesk, who = WANG) => reports.create(who, FIRST_HALF)
  const listed = async ({ reports }: ReportDesk, who: Actor) =>
    (await reports.list(who, {})).map(({ id }) => id)
  const submitted = async (on: ReportDesk, report: Report, who = WANG) => {
    const after = await on.reports.submit(who, report.id, { version: report.version })
    return { ...after, draft: after.draft ?? '' }
  }
  const approve = async ({ drafts }: ReportDesk, draft: string, who: Actor) => {
    const { version } = await drafts.read(who, draft)
    return drafts.approve(who, draft, { version, then: 'release' })
  }
  const giveBack = async ({ drafts }: ReportDesk, draft: string) => {
    const { version } = await drafts.read(LI, draft)
    await drafts.return(LI, draft, { version, remark: '请补充' })
  }
  const publications = ({ releases }: ReportDesk) =>
    [...releases.records.all('publication').values()].map(currentFields)

  test('a report keeps its text, terms and seq, counts its figures and names what is missing', async () => {
    const on = await desk()
    const report = await made(on)
    expect(report).toMatchObject({
      ...{ kind: 'half-year', template: 'half-year', templateVersion: 0, text: HALF, state: 'draft' },
      ...{ period: '2020-H1', cutoff: '2020-06-30', issued: '2026-11-23', number: null, seq: 1, version: 1 },
      ...{ author: 'wang', figures: 1, missing: 1, revised: 0, draft: null, releasedSeq: null },
      ...{ may: ['edit', 'submit', 'discard'], revisions: [] },
    })
    expect(wordsOf(report.document)).toContain('增长3.1%')
    expect(wordsOf(report.document)).not.toContain('地区生产总值')
    expect(report.document.missing).toMatchObject([{ code: 'economy.gdp.growth', why: 'unpublished' }])
  })

  test('until it is issued only its office and its authors know of it, and whoever reviews it', async () => {
    const on = await desk()
    const report = await made(on)
    for (const who of [LEADER, STRANGER, LI]) {
      expect(await listed(on, who)).toEqual([])
      expect((await failureOf(on.reports.read(who, report.id))).code).toBe('not-found')
      expect((await failureOf(on.reports.file(who, report.id, 'xlsx'))).code).toBe('not-found')
    }
    expect(await listed(on, ZHAO)).toEqual([report.id])
    await submitted(on, report)
    expect(await listed(on, LI)).toEqual([report.id])
    expect(await listed(on, LEADER)).toEqual([])
  })

  test('goes through review as a draft, with four eyes, and counts as a publication once it is issued', async () => {
    const on = await desk()
    const { version } = await on.reports.edit(ZHAO, (await made(on)).id, { version: 1, issued: '2020-07-10' })
    const [begun] = await on.reports.list(WANG, {})
    if (!begun) throw new Error('it was made')
    const sent = await on.reports.submit(WANG, begun.id, { version })
    expect(sent).toMatchObject({ state: 'submitted', may: [], authors: ['wang', 'zhao'] })
    const draft = sent.draft ?? ''
    const shown = await on.drafts.read(LI, draft)
    expect(shown).toMatchObject({ title: sent.title, recordCount: 2, ledgers: ['publication'] })
    expect(shown.authors.toSorted()).toEqual(['wang', 'zhao'])
    const { records } = await on.drafts.impact(LI, draft)
    expect(records.map(({ event }) => event)).toEqual(['publication.drafted', 'publication.issued'])
    expect(await on.reports.list(LI, { draft })).toHaveLength(1)
    const locked = on.reports.edit(WANG, sent.id, { version: sent.version, number: 3 })
    expect((await failureOf(locked)).code).toBe('report-state')
    expect(publications(on)).toEqual([])

    await approve(on, draft, LI)
    const issued = await on.reports.read(LEADER, sent.id)
    expect(issued).toMatchObject({ state: 'released', releasedSeq: 2, may: [] })
    expect(await listed(on, LEADER)).toEqual([sent.id])
    expect(publications(on)).toMatchObject([
      { type: 'analysis', title: issued.title, office: WANG.owner, state: 'published', number: 1 },
    ])
  })

  test('whoever wrote any of its text cannot approve it, be they reviewers', async () => {
    const on = await desk()
    const report = await made(on, ZHANG)
    const { draft } = await submitted(on, report, ZHANG)
    expect((await failureOf(approve(on, draft, ZHANG))).code).toBe('second-pair')
    await approve(on, draft, LI)
    expect((await on.reports.read(LEADER, report.id)).state).toBe('released')
  })

  test('that came back can be edited, goes out under its new title, and its editors are authors', async () => {
    const on = await desk()
    const { draft, id, version } = await submitted(on, await made(on))
    await giveBack(on, draft)
    expect(await on.reports.read(WANG, id)).toMatchObject({ state: 'returned', draft })
    const text = HALF.replace('小结', '总结')
    const edited = await on.reports.edit(ZHAO, id, { version, text })
    expect(edited.title).toContain('总结')
    const again = await on.reports.submit(WANG, id, { version: edited.version })
    expect(again).toMatchObject({ state: 'submitted', draft })
    expect((await on.drafts.read(LI, draft)).authors.toSorted()).toEqual(['wang', 'zhao'])
    await approve(on, draft, LI)
    expect(publications(on)).toMatchObject([{ title: edited.title }])
  })

  test('can be put away with its draft, which then issues nothing', async () => {
    const on = await desk()
    const { draft, id, version } = await submitted(on, await made(on))
    const early = on.reports.discard(WANG, id, { version })
    expect((await failureOf(early)).code).toBe('report-state')
    await giveBack(on, draft)
    await on.reports.discard(WANG, id, { version })
    expect(await listed(on, WANG)).toEqual([])
    expect((await on.drafts.read(WANG, draft)).state).toBe('discarded')
  })

  test('is never overwritten unseen', async () => {
    const on = await desk()
    const { id } = await made(on)
    await on.reports.edit(WANG, id, { version: 1, number: 2 })
    for (const late of [
      () => on.reports.edit(ZHAO, id, { version: 1, number: 3 }),
      () => on.reports.submit(ZHAO, id, { version: 1 }),
      () => on.reports.discard(ZHAO, id, { version: 1 }),
    ])
      expect((await failureOf(late())).code).toBe('report-changed')
    expect(await on.reports.read(ZHAO, id)).toMatchObject({ number: 2, version: 2, authors: ['wang'] })
  })

  test('says what was revised since, and comes out the same when it is made again for its seq', async () => {
    const on = await desk()
    const report = await made(on)
    await on.releases.publish(CITY_DESK, oneFigure(2.8, { reason: '核实' }), undefined)
    const later = await on.reports.read(WANG, report.id)
    expect(later).toMatchObject({ revised: 1, document: report.document })
    expect(later.revisions).toMatchObject([{ figure: 0, value: 2.8, vintage: 2, seq: 2, reason: '核实' }])
    expect((await on.reports.list(WANG, {}))[0]?.revised).toBe(1)

    const { period, cutoff, issued, number, kind, text } = report
    const terms = { period, cutoff, issued, number, kind, text }
    const again = await on.reports.preview({ ...terms, asOf: String(report.seq) })
    expect(again.document).toEqual(report.document)
    const anew = await on.reports.preview(terms)
    expect(anew.document?.figures).toMatchObject([{ series: RETAIL, value: 2.8, vintage: 2 }])

    const moved = await on.reports.edit(WANG, report.id, { version: 1, asOf: '2' })
    expect(moved).toMatchObject({ seq: 2, revised: 0, document: anew.document })
  })

  test('a text with faults is not kept, and the faults say where they stand', async () => {
    const on = await desk()
    const { id } = await made(on)
    const text = HALF.replace('| span', '| spam')
    const failure = await failureOf(on.reports.edit(WANG, id, { version: 1, text }))
    expect(failure.fields).toMatchObject([
      { pointer: '/text', code: 'template-fault', params: { line: 3, suggestion: 'span' } },
    ])
    const preview = await on.reports.preview({ kind: 'half-year', period: '2020-H1', text })
    expect(preview).toMatchObject({ document: null, faults: [{ line: 3, code: 'unknown-filter' }] })
    expect((await on.reports.read(WANG, id)).text).toBe(HALF)
  })

  test('wants a period of its kind and a point of the past', async () => {
    const { reports } = await desk()
    const asked = async (more: object) =>
      (await failureOf(reports.create(WANG, { ...FIRST_HALF, ...more }))).fields
    expect(await asked({ period: '2020-06' })).toMatchObject([{ pointer: '/period', code: 'report-period' }])
    expect(await asked({ template: 'none' })).toMatchObject([{ pointer: '/template' }])
    expect(await asked({ asOf: '9' })).toMatchObject([{ pointer: '/asOf', code: 'future-as-of' }])
    expect(await asked({ asOf: 'soon' })).toMatchObject([{ pointer: '/asOf', code: 'malformed-as-of' }])
  })

  test('monthly ones are numbered within the year of their issue', async () => {
    const { reports } = await desk()
    const month = { template: 'month', period: '2020-05', issued: '2020-06-20' }
    expect((await reports.create(WANG, month)).number).toBe(1)
    expect((await reports.create(WANG, month)).number).toBe(2)
    expect((await reports.create(WANG, { ...month, issued: '2021-06-20' })).number).toBe(1)
    expect((await reports.create(WANG, { ...month, number: null })).number).toBeNull()
  })

  test('a template has versions; nobody overwrites one that they have not seen', async () => {
    const on = await desk()
    const change = { version: 0, kind: 'half-year', zh: '半年报', en: 'Half-year', reason: '改句式' }
    const text = HALF.replace('小结', '报告')
    const changed = await on.reports.changeTemplate(LI, 'half-year', { ...change, text })
    expect(changed).toMatchObject({ version: 1, by: '李', text })
    const late = on.reports.changeTemplate(ZHANG, 'half-year', { ...change, text: HALF })
    expect((await failureOf(late)).code).toBe('template-changed')
    const faulty = on.reports.changeTemplate(LI, 'half-year', { ...change, version: 1, text: '{{#need' })
    expect((await failureOf(faulty)).code).toBe('invalid')
    const own = { ...change, version: null, text: HALF }
    expect(await on.reports.changeTemplate(LI, 'own', own)).toMatchObject({ code: 'own', version: 1 })
    expect((await on.reports.templates()).map(({ code, version }) => [code, version])).toEqual([
      ['half-year', 1],
      ['month', 0],
      ['own', 1],
    ])
    const { versions } = await on.reports.templateHistory('half-year')
    expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
      [1, '改句式'],
      [0, null],
    ])
    expect(await made(on)).toMatchObject({ templateVersion: 1, text })
  })

  test('the check of the store finds a report that nobody wrote so, or issued past the review', async () => {
    const on = await desk()
    const { draft, id } = await submitted(on, await made(on))
    await giveBack(on, draft)
    await on.reports.edit(WANG, id, { version: 2, number: 2 })
    const verdict = async () => {
      const { findings } = await verifyStore({
        store: on.store,
        clock: fakeClock('2026-11-23T04:00:00.000Z'),
      })
      return findings.map(({ table, row, fault, column }) => [table, row === id, fault, column])
    }
    expect(await verdict()).toEqual([])
    await on.store.write(async (trx) => {
      await trx.updateTable('report').set({ released_seq: 1, body: 'x' }).where('id', '=', id).execute()
    })
    expect(await verdict()).toEqual([
      ['report', true, 'not-audited-hash', null],
      ['report', true, 'differs', 'released_seq'],
    ])
  })

  test('every act is in the audit log', async () => {
    const on = await desk()
    const { draft, id, version } = await submitted(on, await made(on))
    await giveBack(on, draft)
    await on.reports.edit(WANG, id, { version, number: 2 })
    await on.reports.discard(WANG, id, { version: version + 1 })
    const rows = await on.store.read
      .selectFrom('audit')
      .select(['action', 'actor'])
      .where('object', '=', `report:${id}`)
      .orderBy('n')
      .execute()
    expect(rows.map(({ action }) => action)).toEqual(
      ['created', 'submitted', 'edited', 'discarded'].map((act) => `report.${act}`),
    )
  })
})
