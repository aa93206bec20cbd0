import { z } from 'zod'
import { inBatches } from '#server/drafts/batches.ts'
import { readRequest } from '#server/drafts/draftRecords.ts'
import type { DraftRecordRow, EntryRow } from '#server/drafts/ports.ts'
import { readEntry } from '#server/drafts/readEntry.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import type { CheckedRelease, ReadingDesk } from '#server/releases/index.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import { draftContext } from '#shared/checks/context.ts'
import { checkStatement } from '#shared/checks/checkWords.ts'
import { checkFigure } from '#shared/checks/checkFigure.ts'
import { openFindings } from '#shared/checks/finding.ts'
import { CheckAnswer, type DraftHead } from '#shared/contract/drafts.ts'
import type { ObservationRequest, ReleaseRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { MissingReason } from '#shared/observation.ts'
import { cellKey, indicatorOf } from '#shared/series.ts'
import type { Tongue } from '#shared/wording/tongue.ts'

/** A cell that says something, read. */
interface Stated {
  readonly entry: EntryRow
  /** Its place among the cells of the draft. */
  readonly index: number
  readonly value: number | null
  readonly missing: MissingReason | undefined
}

export interface Judging {
  readonly entries: readonly EntryRow[]
  readonly records: readonly DraftRecordRow[]
  readonly head: DraftHead
  /** In whose name it is published. */
  readonly filer: Actor
  readonly desk: Omit<ReadingDesk, 'weigh'>
}

const ZH: Tongue = { locale: 'zh-CN' }
const EN: Tongue = { locale: 'en' }

const Answers = z.array(CheckAnswer)

/**
 * What a draft would publish: its content read, held against what stands and rehearsed as a release. Throws Failure
 * `invalid` or `conflict` with a pointer `/cells/<index>` or `/records/<index>` to each part that stands in the way. `asking`: questions of
 * the checks must have been answered too; what has been approved once is not asked again.
 */
export async function judge(judging: Judging, asking: boolean): Promise<ReleaseRequest> {
  const { request, checked, atCells } = await prepare(judging, asking)
  try {
    await judging.desk.changes(checked)
    return request
  } catch (error) {
    throw error instanceof Failure ? atCells(error) : error
  }
}

export interface Prepared {
  readonly request: ReleaseRequest
  readonly checked: CheckedRelease
  /** The same objection with pointers to the cells that it is about. */
  readonly atCells: (objection: Failure) => Failure
}

/** The same without holding it against what stands, which making the release does by itself. */
export async function prepare(judging: Judging, asking: boolean): Promise<Prepared> {
  const { entries, records, head, filer, desk } = judging
  const stated: Stated[] = []
  const faults: FieldFailure[] = []
  const indexed = entries.map((entry, index) => ({ entry, index }))
  await inBatches(indexed, async (batch) => {
    for (const { entry, index } of batch) {
      const reading = readEntry(entry, desk.catalogue)
      if (reading.kind === 'fault') faults.push(at({ entry, index }, reading.fault))
      else if (reading.kind === 'stated') stated.push({ entry, index, ...reading })
    }
    return []
  })
  faults.push(...(await checkFaults(stated, judging, asking)))
  if (faults.length > 0) throw new Failure('invalid', faults.slice(0, FAULTS_SHOWN))
  if (stated.length + records.length === 0) throw new Failure('invalid', [{ pointer: '', code: 'unchanged' }])

  const asked = await inBatches(records, async (batch) => batch.map(readRequest))
  const request = { ...(await requestOf(stated, head, desk)), records: asked }
  const located = (objection: Failure): Failure => atCells(objection, stated)
  try {
    return { request, checked: desk.check(request, filer), atCells: located }
  } catch (error) {
    throw error instanceof Failure ? located(error) : error
  }
}

async function checkFaults(
  stated: readonly Stated[],
  { desk }: Judging,
  asking: boolean,
): Promise<readonly FieldFailure[]> {
  const { catalogue, board, today } = desk
  const drafted = new Map(
    stated.map(({ entry, value }) => [cellKey(entry.series, entry.period), value] as const),
  )
  const context = draftContext({ catalogue, board, today, drafted })
  const faultsOf = (cell: Stated): readonly FieldFailure[] => {
    const { series, period, answers } = cell.entry
    const indicator = catalogue.indicator(indicatorOf(series))
    // What is put back was public before: nobody has to answer for it anew.
    if (cell.value === null || !indicator || cell.entry.restores !== null) return []
    const findings = checkFigure({ series, indicator, period, value: cell.value }, context)
    const given = Answers.parse(JSON.parse(answers))
    return openFindings(findings, cell.value, given).flatMap((finding) => {
      if (finding.severity === 'soft' && !asking) return []
      const code = finding.severity === 'hard' ? ('check-failed' as const) : ('check-unanswered' as const)
      const said = checkStatement(finding, indicator, catalogue, ZH)
      const saidEn = checkStatement(finding, indicator, catalogue, EN)
      return [at(cell, { code, params: { ...finding.params, check: finding.code, said, saidEn } })]
    })
  }
  return inBatches(stated, async (batch) => batch.flatMap(faultsOf))
}

async function requestOf(
  stated: readonly Stated[],
  head: DraftHead,
  desk: Judging['desk'],
): Promise<ReleaseRequest> {
  const current = await desk.standing(stated.map(({ entry }) => entry))
  return {
    ...(head.title !== null && head.title.trim() !== '' && { title: head.title.trim() }),
    ...(head.source && { source: head.source }),
    observations: stated.map(({ entry, value, missing }): ObservationRequest => {
      const before = current.get(entry)
      const replaces = before !== undefined && before.value !== null && before.value !== value
      const reason = entry.reason?.trim() || (replaces ? head.reason.trim() : '')
      return {
        series: entry.series,
        period: entry.period,
        value,
        status: value === null ? 'missing' : head.preliminary ? 'preliminary' : 'final',
        ...(missing && { missing }),
        ...(entry.note && { note: entry.note }),
        ...(reason !== '' && { reason }),
        ...(replaces && head.revision && { revision: head.revision }),
        ...(entry.restores !== null && { restores: entry.restores }),
        basedOn: entry.seen,
      }
    }),
    records: [],
  }
}

type Fault = Omit<FieldFailure, 'pointer'>

/** An objection to a cell; it names the figure too, since the page that hears it may have the cells in another order. */
const at = ({ entry, index }: Pick<Stated, 'entry' | 'index'>, { code, params }: Fault): FieldFailure => ({
  pointer: `/cells/${index}`,
  code,
  params: { ...params, series: entry.series, period: entry.period },
})

/** What is objected to in the release, as an objection to the cell that it came from. */
function atCells({ code, fields, params }: Failure, stated: readonly Stated[]): Failure {
  const located = fields.map((field) => {
    const [, index = ''] = /^\/observations\/(\d+)(?:\/|$)/.exec(field.pointer) ?? []
    const cell = index === '' ? undefined : stated[Number(index)]
    return cell ? at(cell, field) : field
  })
  return new Failure(code, located, params)
}
