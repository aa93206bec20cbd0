import { z } from 'zod'
import { Instant, Seq } from '#shared/contract/scalars.ts'

/*
 * Answers whose types in shared/ are plain TypeScript, because screens read them without a validator: described here
 * for the OpenAPI document alone.
 */
const Texts = z.array(z.string())
const Named = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const Listed = z.array(z.looseObject(Named.shape))

/** A snapshot with columns per series: `p` periods, `v` values, `x` by index what is not final, first and real. */
export const BoardDocument = z.object({
  epoch: z.string(),
  seq: Seq,
  at: z.string(),
  series: z.record(
    z.string(),
    z.object({
      p: Texts,
      v: z.array(z.number().nullable()),
      demo: z.literal(true).optional(),
      x: z.record(z.string(), z.looseObject({})).optional(),
    }),
  ),
  records: z.record(z.string(), z.record(z.string(), z.looseObject({ id: z.string(), version: z.int() }))),
  catalogue: z.record(
    z.string(),
    z.object({ version: z.int(), seq: Seq, entry: z.looseObject(Named.shape) }),
  ),
  recent: z.array(z.looseObject({ seq: Seq, at: z.string(), title: z.string(), owner: z.string() })),
})

export const CatalogueDocument = z.object({
  site: z.looseObject({
    bureau: Named,
    home: z.string(),
    city: z.string(),
    province: z.string(),
    nation: z.string(),
    peers: Texts,
  }),
  domains: Listed,
  groups: Listed,
  owners: Listed,
  units: Listed,
  rules: Listed,
  subjects: Listed,
  indicators: Listed,
  retired: Listed,
})

const Share = { following: z.int(), painted: z.int(), p95: z.number().nullable() }
const Face = z.enum(['wall', 'tablet', 'admin', 'other'])
/** Pages that follow, by face. */
export const FollowingDocument = z.object({
  wall: z.int(),
  tablet: z.int(),
  admin: z.int(),
  other: z.int(),
})

export const ReceiptsDocument = z.array(
  z.object({
    seq: Seq,
    ...Share,
    p50: z.number().nullable(),
    byFace: z.array(z.object({ face: Face, ...Share })),
  }),
)

export const Health = z.object({ status: z.literal('up') })
export const Readiness = z.object({
  status: z.literal('ready'),
  epoch: z.string(),
  seq: Seq,
  /** Releases that are committed and not yet on this node's board; nodes at work on the store. */
  lag: z.int(),
  nodes: z.int(),
  /** Where a schedule is set: of which moment the newest backup is, and whether the last attempt failed. */
  backup: z.object({ newest: Instant.nullable(), failed: z.boolean() }).optional(),
})
