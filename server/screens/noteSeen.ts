import { instantOf } from '#server/clock.ts'
import type { KnownScreen } from '#server/screens/knownScreen.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'

const WRITTEN_EVERY_MS = 60_000

/** Writes down when and where a screen was last seen, now and then; where that fails it shows its figures all the same. */
export async function noteSeen(
  { store, clock, log }: ScreenPorts,
  { id, seenAt, address }: KnownScreen,
  from: string,
): Promise<void> {
  const now = clock.now()
  if (address === from && seenAt !== null && now - seenAt < WRITTEN_EVERY_MS) return
  const seen = { seen_at: instantOf(now), address: from }
  await store
    .write((trx) => trx.updateTable('screen').set(seen).where('id', '=', id).execute())
    .catch((error: unknown) => log.warn({ err: error }, 'when a screen was seen could not be written down'))
}
