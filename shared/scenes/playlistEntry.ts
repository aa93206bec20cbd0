import { z } from 'zod'
import type { Playlist } from '#shared/scenes/playlist.ts'

const Code = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*$/)
const Name = z.string().trim().min(1).max(60)
const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const Entry = z.strictObject({
  scene: Code,
  of: z.string().max(120).optional(),
  seconds: z.int().min(5).max(86_400),
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  from: ClockText.optional(),
  until: ClockText.optional(),
})

/** A playlist as files and editors give it; whether its scenes exist is checked by the server. */
export const PlaylistEntrySchema: z.ZodType<Playlist> = z.strictObject({
  code: Code,
  zh: Name,
  en: Name,
  entries: z.array(Entry).min(1).max(60),
  transition: z.enum(['fade', 'slide', 'cut']),
  alarm: z.strictObject({ scene: Code, seconds: z.int().min(5).max(3_600) }).optional(),
  retired: z.literal(true).optional(),
})
