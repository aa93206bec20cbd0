import type { Looking } from '#server/ledgers/index.ts'
import type { RoundHead, RoundItem, RoundKind, ScoreSheet } from '#shared/contract/appraisal.ts'
import { WHOLE, type Mark } from '#shared/appraisal/score.ts'
import { currentFields, type Fields, type KeptRecord } from '#shared/ledger/record.ts'
import type { RecordBatchInput } from '#shared/contract/recordBatch.ts'

/** A mark that was given, and the record that holds it. */
export interface KeptMark extends Mark {
  readonly record: string
  readonly version: number
}

/** Somebody who is ranked in a round. */
export interface Ranked {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly marks: readonly KeptMark[]
  readonly note: string | null
  readonly published: { readonly score: number; readonly position: number } | null
}

/** What a round publishes of one candidate. */
export interface Result {
  readonly candidate: string
  readonly score: number
  readonly position: number
  readonly note: string | undefined
}

/** A mark as it is to be; its records differ by the kind of round. */
export interface NewMark {
  readonly candidate: string
  readonly item: string | null
  readonly judge: string | null
  readonly score: number
  readonly basedOn: number
}

/** Something that is to happen to a record together with others. */
export type Deed = RecordBatchInput['records'][number]

/** A round of one kind, read from its ledgers and written to them. */
export interface RoundSource {
  readonly head: RoundHead
  readonly notes: string | null
  readonly ranked: () => readonly Ranked[]
  /** The request that makes a mark so, given the one that stands. */
  readonly marking: (mark: NewMark, standing: KeptMark | undefined) => Deed
  readonly publishing: (results: readonly Result[], notes: string) => readonly Deed[]
  /** Ledger and event that decide who may mark and who may publish. */
  readonly rights: Readonly<Record<'mark' | 'publish', readonly [ledger: string, event: string]>>
  /** What the round before it published, by candidate. */
  readonly before: () => ReadonlyMap<string, number>
}

export const CHANGED_BEFORE = '公布前修改打分'

export const textIn = (fields: Fields, name: string): string | null => {
  const value = fields[name]
  return typeof value === 'string' && value !== '' ? value : null
}
export const numberIn = (fields: Fields, name: string): number | null => {
  const value = fields[name]
  return typeof value === 'number' ? value : null
}

/** The mark that a record holds; undefined where the asker may not know of it. */
export function markOf(looking: Looking, kept: KeptRecord): KeptMark | undefined {
  const sight = looking.sight(kept.entity)
  const fields = currentFields(kept)
  const score = numberIn(fields, 'score')
  if (!sight?.knows(fields) || score === null) return undefined
  const judge = sight.ledger.fields.find(({ name }) => name === 'judge')
  return {
    item: textIn(fields, 'item'),
    judge: judge && sight.reads(judge, fields) ? textIn(fields, 'judge') : null,
    score,
    record: kept.id,
    version: kept.versions.at(-1)?.version ?? 0,
  }
}

/** The score sheets with their items in order, newest first. */
export function sheetsOf(looking: Looking): readonly ScoreSheet[] {
  return [...looking.book.all('score-sheet').values()].reverse().flatMap((kept) => {
    const fields = currentFields(kept)
    const kind: RoundKind = fields['kind'] === 'monthly' ? 'monthly' : 'observation'
    return looking.record('score-sheet', kept.id)
      ? [
          {
            ...{ id: kept.id, kind, name: textIn(fields, 'name') ?? kept.id },
            ...{ state: textIn(fields, 'state') ?? '', items: itemsOf(looking, kept.id) },
          },
        ]
      : []
  })
}

/** The lines that a round is marked by: those of its sheet, or one mark for all. */
export function itemsOf({ book }: Looking, sheet: string | null): RoundItem[] {
  const lines = sheet === null ? [] : book.referring('score-item', 'sheet', sheet)
  if (lines.length === 0) return [{ ...WHOLE, name: '总分', criteria: null }]
  return lines
    .map((kept) => ({ kept, fields: currentFields(kept) }))
    .toSorted((a, b) => (numberIn(a.fields, 'order') ?? 0) - (numberIn(b.fields, 'order') ?? 0))
    .map(({ kept, fields }) => ({
      id: kept.id,
      name: textIn(fields, 'name') ?? kept.id,
      weight: numberIn(fields, 'weight') ?? 0,
      max: numberIn(fields, 'max') ?? WHOLE.max,
      criteria: textIn(fields, 'criteria'),
    }))
}

export const sheetNamed = ({ book }: Looking, id: string | null): RoundHead['sheet'] => {
  const sheet = id === null ? undefined : book.record('score-sheet', id)
  return sheet ? { id: sheet.id, name: textIn(currentFields(sheet), 'name') ?? sheet.id } : null
}
