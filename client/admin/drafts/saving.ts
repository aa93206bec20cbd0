import { ApiProblem } from '#client/api/http.ts'
import type { Problem } from '#shared/contract/problem.ts'

/** How it stands with what is typed and the server. */
export type Saving =
  | { readonly kind: 'idle' | 'saving' | 'saved' | 'signed-out' }
  /** Nothing answered; it is tried again by itself. */
  | { readonly kind: 'failing' }
  /** The server will not take it as it stands. */
  | { readonly kind: 'refused'; readonly problem: Problem }

const TOO_MANY_REQUESTS = 429

/** What a failed attempt means for the one who types. */
export function savingFault(error: unknown): Saving {
  if (!(error instanceof ApiProblem)) return { kind: 'failing' }
  const { problem } = error
  if (problem.status === 401) return { kind: 'signed-out' }
  if (problem.status >= 500 || problem.status === TOO_MANY_REQUESTS) return { kind: 'failing' }
  return { kind: 'refused', problem }
}
