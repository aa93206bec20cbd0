import { canonicalJson } from '#server/releases/canonicalJson.ts'
import { BOARD_FORM, usable } from '#server/releases/checkpoint.ts'
import type { Store } from '#server/store/store.ts'
import type { CheckedEntry } from '#server/verify/checkLog.ts'
import type { Findings } from '#server/verify/findings.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'

/**
 * The boards that were kept for starts and for looking back, each held against the log folded up to the same release.
 * One that this version cannot use is none: the log is folded instead.
 */
export async function boardCheck(read: Store['read'], findings: Findings) {
  const named = await read.selectFrom('meta').select('value').where('key', '=', 'epoch').executeTakeFirst()
  if (named === undefined) findings.add('meta', 'epoch', 'missing')
  const epoch = named?.value ?? ''
  const rows = read.selectFrom('kept_board').where('form', '=', BOARD_FORM)
  const kept = (await rows.select('seq').orderBy('seq').execute()).map(({ seq }) => seq)
  let board: Board | undefined = emptyBoard(epoch)

  async function compare(at: Board): Promise<void> {
    const row = await rows.selectAll().where('seq', '=', at.seq).executeTakeFirstOrThrow()
    const found = usable(row, epoch)
    if (!found) return findings.add('kept_board', `seq ${at.seq}`, 'hash')
    const column = differingPart(at, found)
    if (column) findings.add('kept_board', `seq ${at.seq}`, 'differs', column)
  }
  return {
    async take(batch: readonly CheckedEntry[]): Promise<void> {
      for (const { sound, release } of batch) {
        const next = kept[0]
        if (!board || next === undefined) return
        // What is wrong with the log is told where the log is checked.
        board = sound && release.seq === board.seq + 1 ? applyReleases(board, [release]) : undefined
        if (board?.seq !== next) continue
        kept.shift()
        await compare(board)
      }
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
