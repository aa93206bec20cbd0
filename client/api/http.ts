import type { Problem } from '#shared/contract/problem.ts'

/** The server's answer that something cannot be done, with its sentences and field paths. */
export class ApiProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

/** No answer at all: the network or the server is away. */
export class Unreachable extends Error {}

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** Sent as it is, under its name, in place of a body. */
  readonly file?: File
  readonly headers?: Readonly<Record<string, string>>
  /** Ends the call as if nothing had answered. */
  readonly signal?: AbortSignal
  /** The request may outlive the page. */
  readonly keepalive?: boolean
}

/**
 * One call to the API under `/api/v1`. The answer is trusted to be what the contract says, since it is our own
 * server's. Throws {@link ApiProblem} for a refusal and {@link Unreachable} when nothing answered.
 */
export async function api<Answer>(
  path: string,
  { method = 'GET', body, file, headers = {}, signal, keepalive = false }: RequestOptions = {},
): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      credentials: 'include',
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...named(file),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file && { body: file }),
    })
  } catch (cause) {
    throw new Unreachable('no answer', { cause })
  }
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as Answer
  throw isProblem(answer) ? new ApiProblem(answer) : new Unreachable(`status ${response.status}`)
}

const named = (file: File | undefined): Record<string, string> =>
  file ? { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) } : {}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'zh' in answer

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiProblem && error.problem.status === 401
