import { z } from 'zod'

/** A whole number as a query writes it. */
export const Count = z
  .string()
  .regex(/^\d{1,15}$/, { error: 'count' })
  .transform(Number)

export const ShortText = z.string().min(1).max(200)
