import { recordsOf, recordsSince } from '#server/drafts/draftRecords.ts'
import { entriesOf, entriesSince } from '#server/drafts/entries.ts'
import { readPolicy } from '#server/drafts/deskPolicy.ts'
import { readHead } from '#server/drafts/head.ts'
import type { DraftPorts, DraftRow } from '#server/drafts/ports.ts'
import { authorsOf, eventsOf, findDraft, namesOf } from '#server/drafts/repository.ts'
import { cellOf, draftRecordOf, eventOf, summaryOf } from '#server/drafts/summary.ts'
import { topicsOf } from '#server/drafts/topics.ts'
import { Failure } from '#server/failure.ts'
import type { Draft, DraftChanges, DraftSummary } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Somebody types into it at every one of these readings; then the last one has to do. */
const TRIES = 5

/**
 * Reads a draft and what belongs to it as of one version: where it changed in between it is read anew. Throws Failure
 * `not-found` for a draft that is not there and for one that this actor may not know of, without a difference.
 */
async function readWhole<T>(
  ports: DraftPorts,
  actor: Actor,
  id: string,
  more: (
    row: DraftRow,
  ) => Promise<{ ids: readonly string[]; tell: (summary: DraftSummary, name: (id: string) => string) => T }>,
): Promise<T> {
  const { read } = ports.store
  for (let tries = 1; ; tries++) {
    const row = await findDraft(read, id)
    const authors = (await authorsOf(read, [id])).get(id) ?? new Set()
    if (!row) throw new Failure('not-found')
    const { ids, tell } = await more(row)
    const name = await namesOf(read, [row.author, ...authors, ...ids])
    const topics = topicsOf(ports.releases)
    const wantsFourEyes = await readPolicy(read, topics)
    const summary = summaryOf(row, authors, { topics, actor, wantsFourEyes, name })
    if (!summary) throw new Failure('not-found')
    if (tries === TRIES || (await findDraft(read, id))?.version === row.version) return tell(summary, name)
  }
}

/** The draft with all its cells and acts. */
export const readDraft = (ports: DraftPorts, actor: Actor, id: string): Promise<Draft> =>
  readWhole(ports, actor, id, async (row) => {
    const entries = await entriesOf(ports.store.read, id)
    const records = await recordsOf(ports.store.read, id)
    const events = await eventsOf(ports.store.read, id)
    return {
      ids: [...[...entries, ...records].map(({ editor }) => editor), ...events.map(({ actor }) => actor)],
      tell: (summary, name) => ({
        ...summary,
        head: readHead(row.head),
        cells: entries.map((entry) => cellOf(entry, name)),
        records: records.map((record) => draftRecordOf(record, name)),
        events: events.map((event) => eventOf(event, name)),
      }),
    }
  })

/** The draft in short. */
export const readSummary = (ports: DraftPorts, actor: Actor, id: string): Promise<DraftSummary> =>
  readWhole(ports, actor, id, async () => ({ ids: [], tell: (summary) => summary }))

/** What has changed in a draft after a version. */
export const readChanges = (
  ports: DraftPorts,
  actor: Actor,
  id: string,
  since: number,
): Promise<DraftChanges> =>
  readWhole(ports, actor, id, async (row) => {
    const entries = await entriesSince(ports.store.read, id, since)
    const records = await recordsSince(ports.store.read, id, since)
    return {
      ids: [...entries, ...records].map(({ editor }) => editor),
      tell: (summary, name) => ({
        summary,
        head: readHead(row.head),
        cells: entries.flatMap((entry) => (entry.cleared ? [] : [cellOf(entry, name)])),
        cleared: entries.flatMap(({ cleared, series, period }) => (cleared ? [{ series, period }] : [])),
        records: records.flatMap((record) => (record.cleared ? [] : [draftRecordOf(record, name)])),
        recordsCleared: records.flatMap(({ cleared, n }) => (cleared ? [n] : [])),
      }),
    }
  })
