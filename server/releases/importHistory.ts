import { setImmediate } from 'node:timers/promises'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { RELEASE_TOPIC } from '#server/nodes/bus.ts'
import type { CommitPorts } from '#server/releases/commitRelease.ts'
import { openHistoryWriter } from '#server/releases/historyWriter.ts'
import type { HistoricRelease, ImportReceipt } from '#server/releases/releases.ts'
import { lockSeq, moveSeq } from '#server/releases/repository.ts'

/** How long an import holds the event loop before others get their turn. */
const TURN_MS = 20

export interface ImportOptions {
  /** Of several servers that begin on the same empty store, one imports and the others find it done. */
  readonly onlyWhenEmpty?: boolean
}

/**
 * Appends history as releases of the log, in one transaction: after a crash the log is as it was. Readers are served
 * meanwhile, other writers wait.
 */
export function importHistory(
  ports: CommitPorts,
  history: Iterable<HistoricRelease>,
  { onlyWhenEmpty = false }: ImportOptions = {},
): Promise<{ readonly counts: ImportReceipt; readonly seq: number }> {
  const { store, clock, bus } = ports
  return store.write(async (trx) => {
    const base = await lockSeq(trx, store.engine)
    if (onlyWhenEmpty && base > 0) return { counts: { releases: 0, observations: 0, records: 0 }, seq: base }
    const writer = await openHistoryWriter(trx, base, ports)
    let turnBegan = performance.now()
    for (const release of history) {
      await writer.add(release)
      if (performance.now() - turnBegan < TURN_MS) continue
      await setImmediate()
      turnBegan = performance.now()
    }
    const { seq, hash, recordsHash, counts } = await writer.finish()
    if (counts.releases === 0) return { counts, seq }
    const detail = { ...counts, from: base + 1, to: seq, hash, ...(counts.records > 0 && { recordsHash }) }
    await appendAudit(trx, {
      at: instantOf(clock.now()),
      actor: 'system',
      action: 'history.imported',
      object: `release:${seq}`,
      detail,
    })
    await moveSeq(trx, seq)
    await bus?.tellWith(trx, RELEASE_TOPIC, { seq })
    return { counts, seq }
  })
}
