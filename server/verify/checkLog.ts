import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { sha256 } from '#server/releases/canonicalJson.ts'
import { releaseOf } from '#server/releases/releaseLog.ts'
import { releaseRow } from '#server/releases/rows.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { AuditedFacts } from '#server/verify/auditedFacts.ts'
import { compareRow } from '#server/verify/compareRows.ts'
import type { Findings } from '#server/verify/findings.ts'
import type { Release } from '#shared/release.ts'

/** A release as it was checked; one that is `sound` is what was published. */
export interface CheckedEntry {
  readonly release: Release
  readonly sound: boolean
}

export interface LogScan {
  /** The newest release, by the log, by its counter and by the audit log. */
  readonly last: number
  readonly count: number
  /** Releases that are not there, or of which the body is not what was published. */
  readonly doubted: ReadonlySet<number>
}

const BATCH = 100
const TABLE = 'release_log'
const nameOf = ({ seq }: Pick<Tables['release_log'], 'seq'>): string => `seq ${seq}`

/**
 * Reads the log from its first release, each held against its hash, its columns, the audit log and the number before,
 * and hands on the batches in order.
 */
export async function checkLog(
  read: Store['read'],
  facts: AuditedFacts,
  findings: Findings,
  onBatch: (batch: readonly CheckedEntry[]) => Promise<void>,
): Promise<LogScan> {
  const counter = await read.selectFrom('change_seq').select('value').executeTakeFirst()
  const newest = await read
    .selectFrom('release_log')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  const audited = [...facts.releases.keys(), ...facts.imports.map(({ to }) => to)]
  const last = audited.reduce((a, b) => Math.max(a, b), Number(newest?.seq ?? 0))
  const doubted = new Set<number>()
  /** Of the releases whose bodies match them. */
  const hashes = new Map<number, string>()
  const missing = (from: number, to: number): void => {
    findings.add(TABLE, from === to ? `seq ${from}` : `seq ${from}–${to}`, 'missing')
    for (let seq = from; seq <= to; seq++) doubted.add(seq)
  }

  let [seq, count] = [0, 0]
  while (seq < last) {
    const log = read.selectFrom('release_log').selectAll().where('seq', '>', seq)
    const rows = await log.orderBy('seq').limit(BATCH).execute()
    const batch: CheckedEntry[] = []
    for (const row of rows) {
      if (row.seq > seq + 1) missing(seq + 1, row.seq - 1)
      seq = row.seq
      count += 1
      const isWhole = sha256(row.body) === row.hash
      if (isWhole) hashes.set(seq, row.hash)
      const entry = checkRow(row, isWhole, facts, findings)
      if (!entry?.sound) doubted.add(seq)
      if (entry) batch.push(entry)
    }
    await onBatch(batch)
    await setImmediate() // others get their turn
    if (rows.length === 0) {
      missing(seq + 1, last)
      break
    }
  }
  checkImports(facts, hashes, findings)
  if (counter?.value !== last)
    findings.add('change_seq', 'id 1', 'differs', {
      column: 'value',
      expected: last,
      found: counter?.value ?? null,
    })
  return { last, count, doubted }
}

function checkRow(
  row: Tables['release_log'],
  isWhole: boolean,
  facts: AuditedFacts,
  findings: Findings,
): CheckedEntry | undefined {
  const place = nameOf(row)
  const audited = facts.releases.get(row.seq)
  const isImported = facts.imports.some(({ from, to }) => row.seq >= from && row.seq <= to)
  const isUnknown = audited === undefined && !isImported && !facts.doubted.has(`release:${row.seq}`)
  if (!isWhole) findings.add(TABLE, place, 'hash')
  else if (isUnknown) findings.add(TABLE, place, 'unaudited')
  else if (audited !== undefined && audited !== row.hash)
    findings.add(TABLE, place, 'not-audited-hash', { column: 'hash', expected: audited, found: row.hash })
  const sound = isWhole && !isUnknown && (audited === undefined || audited === row.hash)
  const release = readable(row.body)
  if (!release) {
    if (sound) findings.add(TABLE, place, 'unreadable')
    return undefined
  }
  const columns = ['seq', 'at', 'title', 'owner', 'changes', 'source'] as const
  if (sound) compareRow({ table: TABLE, columns, nameOf }, releaseRow(release), row, findings)
  return { release, sound }
}

/** Bodies of every version of the product have this; whether one is what was published, its hash says. */
const Readable = z.looseObject({ seq: z.int(), changes: z.array(z.looseObject({ kind: z.string() })) })

function readable(body: string): Release | undefined {
  try {
    return Readable.safeParse(JSON.parse(body)).success ? releaseOf(body) : undefined
  } catch {
    return undefined
  }
}

/** An import left one hash over those of all its releases: it says that one is another, not which. */
function checkImports(
  { imports }: AuditedFacts,
  hashes: ReadonlyMap<number, string>,
  findings: Findings,
): void {
  for (const { from, to, hash } of imports) {
    const digest = createHash('sha256')
    let isWhole = true
    for (let seq = from; seq <= to; seq++) {
      isWhole &&= hashes.has(seq)
      digest.update(hashes.get(seq) ?? '')
    }
    if (isWhole && digest.digest('hex') !== hash) findings.add(TABLE, `seq ${from}–${to}`, 'not-audited-hash')
  }
}
