import { z } from 'zod'
import { factsOf, partIn } from '#server/drafts/access.ts'
import type { Content, WantsFourEyes } from '#server/drafts/deskPolicy.ts'
import { readHead } from '#server/drafts/head.ts'
import type { DraftRecordRow, DraftRow, EntryRow } from '#server/drafts/ports.ts'
import { readRequest } from '#server/drafts/draftRecords.ts'
import { mayDo } from '#server/drafts/states.ts'
import type { Topics } from '#server/drafts/topics.ts'
import type { Tables } from '#server/store/tables.ts'
import {
  DraftEntry,
  DraftEvent,
  DraftSheet,
  DraftSummary,
  type DraftRecord,
} from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'

const Codes = z.array(z.string())

/** What a draft holds figures of, and what records. */
export const contentIn = ({ indicators, ledgers }: Pick<DraftRow, 'indicators' | 'ledgers'>): Content => ({
  indicators: Codes.parse(JSON.parse(indicators)),
  ledgers: Codes.parse(JSON.parse(ledgers)),
})

export interface Telling {
  readonly topics: Topics
  readonly actor: Actor
  readonly wantsFourEyes: WantsFourEyes
  readonly name: (id: string) => string
}

/** The draft in short as this actor sees it; undefined for those who may not know of it. */
export function summaryOf(
  row: DraftRow,
  authors: ReadonlySet<string>,
  { topics, actor, wantsFourEyes, name }: Telling,
): DraftSummary | undefined {
  const part = partIn(row, authors, actor)
  if (!part) return undefined
  const content = contentIn(row)
  const fourEyes = wantsFourEyes(content)
  const domains = new Set([
    ...content.indicators.flatMap((code) => topics.catalogue.indicator(code)?.domain ?? []),
    ...content.ledgers.flatMap((code) => topics.ledgers.get(code)?.domain ?? []),
  ])
  return DraftSummary.parse({
    id: row.id,
    version: row.version,
    state: row.state,
    origin: row.origin,
    sheet: sheetOf(row),
    owner: row.owner,
    title: readHead(row.head).title ?? row.title,
    author: name(row.author),
    authors: [
      name(row.author),
      ...[...authors]
        .filter((id) => id !== row.author)
        .map(name)
        .sort(),
    ],
    entries: row.entries,
    recordCount: row.records,
    ledgers: [...content.ledgers],
    domains: [...domains],
    fourEyes,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
    releaseAt: row.release_at,
    releasedSeq: row.released_seq,
    remark: row.remark,
    failure: row.failure,
    may: [...mayDo(row.state, part, factsOf(row, authors, fourEyes))],
  } satisfies Record<keyof DraftSummary, unknown>)
}

const sheetOf = ({ domain, period }: DraftRow): DraftSheet | null =>
  domain === null ? null : DraftSheet.parse({ domain, period })

const Answers = DraftEntry.shape.answers

/** A cell as it was typed, with the name of whoever typed it. */
export const cellOf = (row: EntryRow, name: Telling['name']): DraftEntry => ({
  series: row.series,
  period: row.period,
  text: row.text,
  ...(row.unit !== null && { unit: row.unit }),
  ...(row.missing !== null && { missing: row.missing }),
  seen: row.seen,
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.note !== null && { note: row.note }),
  answers: Answers.parse(JSON.parse(row.answers)),
  ...(row.restores !== null && { restores: row.restores }),
  version: row.version,
  editor: name(row.editor),
})

/** A change of a record as it was asked for, with the name of whoever did. */
export const draftRecordOf = (row: DraftRecordRow, name: Telling['name']): DraftRecord => ({
  n: row.n,
  request: readRequest(row),
  version: row.version,
  editor: name(row.editor),
})

export const eventOf = (row: Tables['draft_event'], name: Telling['name']): DraftEvent =>
  DraftEvent.parse({ at: row.at, by: name(row.actor), act: row.act, remark: row.remark, code: row.code })
