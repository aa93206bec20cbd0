import { ApiProblem } from '#client/api/http.ts'

/** What the server said, in the reader's language; undefined when nothing answered. */
export function problemText(error: unknown, locale: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  return locale === 'en' ? error.problem.en : error.problem.zh
}
