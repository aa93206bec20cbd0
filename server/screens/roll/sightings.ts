import { z } from 'zod'
import { ScreenStatusSchema } from '#shared/contract/screens.ts'

const Instant = z.number().min(0)

/** What a node knows of a screen by its own connections; instants of its clock in milliseconds. */
export interface Entry {
  /** Pages that are connected. */
  pages: number
  address: string
  /** When it last said something, or connected. */
  heardAt: number
  seenAt: number
  /** When it fell silent without a word; null where it is there or said goodbye. */
  lostAt: number | null
  status: z.output<typeof ScreenStatusSchema> | null
}
const EntrySchema: z.ZodType<Entry> = z.object({
  pages: z.int().min(0),
  address: z.string().max(100),
  heardAt: Instant,
  seenAt: Instant,
  lostAt: Instant.nullable(),
  status: ScreenStatusSchema.nullable(),
})

/** What a node says of the screens that it has seen, and what its clock said then. */
export const SightingsSchema = z.object({ at: Instant, screens: z.record(z.string(), EntrySchema) })
export type Sightings = z.output<typeof SightingsSchema>

/**
 * What is known of a screen by whoever knows best. Until a screen that came over speaks there, what it said before stands.
 */
export function nearestOf<T extends { readonly entry: Entry }>(seen: readonly T[]): T | undefined {
  const [nearest, ...others] = seen.toSorted((a, b) => (isNearer(a.entry, b.entry) ? -1 : 1))
  if (!nearest || nearest.entry.status) return nearest
  const status = others.find(({ entry }) => entry.status)?.entry.status ?? null
  return { ...nearest, entry: { ...nearest.entry, status } }
}

/** Whether the first says more about where a screen is now: connected before gone, then whoever heard it last. */
export const isNearer = (one: Entry, other: Entry): boolean =>
  one.pages > 0 !== other.pages > 0 ? one.pages > 0 : one.heardAt > other.heardAt
