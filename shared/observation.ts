import { z } from 'zod'
import { PeriodSchema, SeriesKeySchema } from '#shared/contract/scalars.ts'

/** SDMX-like observation status; a missing value carries its reason and is never 0 (S15). */
export const ObservationStatus = z.enum(['preliminary', 'final', 'revised', 'missing'])
export type ObservationStatus = z.output<typeof ObservationStatus>

/**
 * Why a published number was replaced: as announced beforehand (初步核算 → 最终核实, a census), or because it was wrong.
 * Official practice keeps the two apart (S13).
 */
export const RevisionKind = z.enum(['scheduled', 'correction'])
export type RevisionKind = z.output<typeof RevisionKind>

/**
 * `not-applicable` no such item (—), `below-unit` less than the smallest unit (…), `not-filed` ours and still blank,
 * `not-returned` 上级未反馈, `not-published` 不单独发布, `confidential` 保密, `not-collected` 未采集,
 * `withdrawn` 已撤回: what was published first was taken back, and nothing has stood before it.
 */
export const MissingReason = z.enum([
  'not-applicable',
  'below-unit',
  'not-filed',
  'not-returned',
  'not-published',
  'confidential',
  'not-collected',
  'withdrawn',
])
export type MissingReason = z.output<typeof MissingReason>

/** Where a value was read: publisher, title and day of the document. */
export const Source = z.strictObject({
  publisher: z.string().min(1).max(200),
  title: z.string().min(1).max(400),
  date: z.string().max(40),
})
export type Source = z.output<typeof Source>

/** One value of a series for a period, as published; `value` is in the indicator's own unit. */
export const Observation = z.strictObject({
  series: SeriesKeySchema,
  period: PeriodSchema,
  value: z.number().nullable(),
  status: ObservationStatus,
  missing: MissingReason.optional(),
  /** Generated for demonstration; must be marked 演示数据 wherever it is seen. */
  demo: z.literal(true).optional(),
  note: z.string().max(1000).optional(),
  /** Left out where the release's own source holds. */
  source: Source.optional(),
})
export type Observation = z.output<typeof Observation>
