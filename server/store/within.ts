import { Failure } from '#server/failure.ts'

/** How long whoever only reads waits for a database that has fallen silent. */
export const SILENT_MS = 5_000

/** The answer, or Failure `unavailable` where it does not come in time; what was asked goes on. */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure('unavailable')), ms)
  })
  try {
    return await Promise.race([answer, silence])
  } finally {
    clearTimeout(timer)
    answer.catch(() => undefined) // nobody waits for it any more
  }
}
