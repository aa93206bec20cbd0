import type { Draft, DraftRecord } from '#shared/contract/drafts.ts'
import type { FieldProblem, Problem } from '#shared/contract/problem.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import type { DraftImpact, RecordEffect } from '#shared/contract/review.ts'

/** Something that a draft does to a record. */
export interface RecordRow extends Pick<RecordEffect, 'n' | 'entity' | 'reason'> {
  readonly changed: readonly { readonly field: string; readonly was: JsonValue; readonly is: JsonValue }[]
  /** Of a new record only where its number is foreseen. */
  readonly id: string | undefined
  readonly title: string | undefined
  /** Code of what happens; undefined where the record is only said to stand so. */
  readonly event: string | undefined
  readonly on: string | undefined
  /** Undefined while nobody has held it against what stands. */
  readonly isNew: boolean | undefined
  readonly faults: readonly FieldProblem[]
  /** As it was asked for. */
  readonly request: DraftRecord['request']
  readonly version: number
}

/** What a draft does to records, in its own order: as it would come out, or as it was asked for where that is not known. */
export function recordRows(
  { records }: Pick<Draft, 'records'>,
  impact: Pick<DraftImpact, 'records'> | undefined,
  problem: Pick<Problem, 'errors'> | undefined,
): readonly RecordRow[] {
  const effects = new Map(impact?.records.map((effect) => [effect.n, effect]))
  const faults = new Map<number, FieldProblem[]>()
  for (const fault of problem?.errors ?? []) {
    const i = recordIndex(fault.pointer)
    if (i !== undefined) faults.set(i, [...(faults.get(i) ?? []), fault])
  }
  return records.map(({ n, request, version }, i) => {
    const { entity, id, event, on, reason } = request
    const effect = effects.get(n)
    return {
      ...{ n, entity, event, request, version },
      id: effect?.id ?? id,
      title: effect?.title,
      on: effect?.on ?? on,
      reason: reason ?? null,
      isNew: effect?.isNew,
      changed:
        effect?.changed ??
        Object.entries(request.fields).map(([field, is]) => ({ field, was: null, is: is ?? null })),
      faults: faults.get(i) ?? [],
    }
  })
}

/** Which change of a record a JSON pointer of a problem leads into: `/records/3/fields/name` → 3. */
export function recordIndex(pointer: string): number | undefined {
  const [, index] = /^\/records\/(\d+)(?:\/|$)/.exec(pointer) ?? []
  return index === undefined ? undefined : Number(index)
}
