import type { z } from 'zod'
import { Failure } from '#server/failure.ts'
import { requestFaults } from '#server/requestFaults.ts'

/** The value as its schema reads it; throws a {@link Failure} that names each wrong field by its JSON pointer. */
export function parseOrFail<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Failure('invalid', requestFaults(value, parsed.error.issues))
}

/** The same for a query or a path, whose fields are called by their bare names. */
export function parseParameters<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = requestFaults(value, parsed.error.issues)
  throw new Failure(
    'invalid',
    faults.map((fault) => ({ ...fault, pointer: fault.pointer.slice(1) })),
  )
}
