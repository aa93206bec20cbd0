import { z } from 'zod'

/** One field that is wrong: where (JSON pointer into the body), which rule, and what to do, in both languages. */
export const FieldProblem = z.object({
  pointer: z.string(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** What the reader needs beside the sentence, such as both values of a conflict. */
  detail: z.json().optional(),
})
export type FieldProblem = z.output<typeof FieldProblem>

/** An RFC 9457 problem document (`application/problem+json`) with both languages and field paths. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  instance: z.string().optional(),
  errors: z.array(FieldProblem).optional(),
})
export type Problem = z.output<typeof Problem>
