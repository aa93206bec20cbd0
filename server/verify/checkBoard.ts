import { canonicalJson } from '#server/releases/canonicalJson.ts'
import { readCheckpoint } from '#server/releases/checkpoint.ts'
import type { Store } from '#server/store/store.ts'
import type { CheckedEntry } from '#server/verify/checkLog.ts'
import type { Findings } from '#server/verify/findings.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'

/**
 * The board that was kept for the next start, held against the log folded up to the same release. One that this version
 * cannot use is none: the start folds the log instead.
 */
export async function boardCheck(read: Store['read'], findings: Findings) {
  const meta = await read.selectFrom('meta').selectAll().where('key', 'in', ['epoch', 'checkpoint']).execute()
  const epoch = meta.find(({ key }) => key === 'epoch')?.value
  if (epoch === undefined) findings.add('meta', 'epoch', 'missing')
  const kept = await readCheckpoint({ read }, epoch ?? '')
  const text = meta.find(({ key }) => key === 'checkpoint')?.value
  if (text !== undefined && !kept && text.split('\n').length === 3) findings.add('meta', 'checkpoint', 'hash')
  let board: Board | undefined = kept && emptyBoard(kept.epoch)
  return {
    take(batch: readonly CheckedEntry[]): void {
      if (!kept || !board || board.seq >= kept.seq) return
      const releases = batch.map(({ release }) => release).filter(({ seq }) => seq <= kept.seq)
      const isSound = batch.every(({ sound, release }) => sound || release.seq > kept.seq)
      const isNext = releases.every(({ seq }, i) => seq === (board?.seq ?? 0) + i + 1)
      board = isSound && isNext ? applyReleases(board, releases) : undefined // what is wrong with the log is told
    },
    finish(): void {
      if (!kept || !board) return
      const column = differingPart(board, kept)
      if (column) findings.add('meta', `checkpoint (seq ${kept.seq})`, 'differs', column)
    },
  }
}

/** The first part in which a kept board differs from the folded one. */
function differingPart(expected: Board, found: Board) {
  for (const part of ['seq', 'at', 'series', 'records', 'catalogue', 'recent'] as const) {
    if (canonicalJson(expected[part]) === canonicalJson(found[part])) continue
    const [mine, theirs] = [entriesOf(expected[part]), entriesOf(found[part])]
    const key = [...new Set([...mine.keys(), ...theirs.keys()])].find(
      (k) => canonicalJson(mine.get(k)) !== canonicalJson(theirs.get(k)),
    )
    return {
      column: `${part} ${key ?? ''}`.trim(),
      expected: mine.get(key ?? '') ?? null,
      found: theirs.get(key ?? '') ?? null,
    }
  }
  return undefined
}

const entriesOf = (part: unknown): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>(typeof part === 'object' && part !== null ? Object.entries(part) : [['', part]])
