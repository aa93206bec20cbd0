import type { Logger } from 'pino'
import { Failure } from '#server/failure.ts'
import type { RecordBook } from '#server/records/records.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import type { Committed } from '#server/releases/commitRelease.ts'

interface Ports {
  readonly records: RecordBook
  readonly log: Pick<Logger, 'warn'>
}

/** Brings what is in memory to a release that this process has committed: records first, since whoever hears of it asks. */
export async function moveOn(
  { records }: Ports,
  keeper: BoardKeeper,
  { receipt, body, versions }: Committed,
): Promise<void> {
  if (body === undefined) return
  records.follow(receipt.seq, versions)
  await keeper.follow(receipt.seq, body)
}

/** A connection that broke during the commit leaves open whether it happened; the log knows. */
export async function afterDoubt(
  error: unknown,
  { records, log }: Ports,
  keeper: BoardKeeper,
): Promise<never> {
  if (error instanceof Failure && error.code === 'unavailable') {
    const reading = records.catchUp().then(() => keeper.catchUp())
    await reading.catch((err: unknown) => log.warn({ err }, 'the log cannot be read'))
  }
  throw error
}
