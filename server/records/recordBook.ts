import type { Logger } from 'pino'
import { versionsBetween } from '#server/records/recordRows.ts'
import type { NewVersion, RecordBook } from '#server/records/records.ts'
import { Shelf, withVersion } from '#server/records/shelf.ts'
import type { Store } from '#server/store/store.ts'

interface Ports {
  readonly store: Pick<Store, 'read'>
  readonly log: Pick<Logger, 'error'>
}

/** Reads every record of the store into memory and keeps it there at the newest release that this process knows. */
export async function openRecordBook({ store, log }: Ports): Promise<RecordBook> {
  const shelf = new Shelf()
  const listeners = new Set<(versions: readonly NewVersion[]) => void>()
  let seq = 0

  /** What others have put there meanwhile is left out, so that two who read at once do no harm. */
  function move(to: number, versions: readonly NewVersion[]): void {
    if (to <= seq) return
    const added = versions.filter((version) => version.seq > seq)
    seq = to
    for (const version of added) shelf.put(withVersion(shelf.record(version.entity, version.id), version))
    if (added.length === 0) return
    for (const listener of listeners) {
      try {
        listener(added)
      } catch (error) {
        log.error({ err: error, seq }, 'a listener failed on changes of records')
      }
    }
  }

  const book: RecordBook = {
    seq: () => seq,
    record: (entity, id) => shelf.record(entity, id),
    all: (entity) => shelf.all(entity),
    referring: (entity, field, id) => shelf.referring(entity, field, id),
    matching: (entity, fields, values) => shelf.matching(entity, fields, values),
    lastNumber: (entity, year) => shelf.lastNumber(entity, year),
    catchUp: async (db = store.read) => {
      const { value } = await db.selectFrom('change_seq').select('value').executeTakeFirstOrThrow()
      if (value <= seq) return
      const read: NewVersion[] = []
      for await (const versions of versionsBetween(db, seq, value))
        for (const version of versions) read.push(version)
      move(value, read)
    },
    follow: (to, versions) => {
      if (to === seq + 1) move(to, versions)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  await book.catchUp()
  return book
}
