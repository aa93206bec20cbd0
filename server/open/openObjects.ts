import { Failure } from '#server/failure.ts'
import { encodeOnce, type Encoded } from '#server/http/encodings.ts'
import { openBoard, openRelease } from '#server/open/openFigures.ts'
import { readLog } from '#server/releases/releaseLog.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { OpenHead } from '#shared/contract/open.ts'

export interface OpenPorts {
  readonly releases: Pick<Releases, 'board' | 'boardAt' | 'catalogueAt'>
  readonly store: Pick<Store, 'read' | 'damaged'>
}

/** What anybody may have, as objects that never change: made and compressed once, kept by whatever stands in front. */
export interface OpenObjects {
  readonly head: () => OpenHead
  /** Throws Failure `not-found` for another log, or a seq that has not come yet. */
  readonly board: (epoch: string, seq: number) => Promise<Encoded>
  /** The releases after `from` and up to `to`, which are {@link OPEN_RUN} at most. */
  readonly releases: (epoch: string, from: number, to: number) => Promise<Encoded>
  readonly catalogue: (epoch: string, seq: number) => Promise<Encoded>
}

/** As many releases in one answer. */
export const OPEN_RUN = 100
/** Objects that are kept made, the ones asked for last: caches in front ask for each once. */
const KEPT = 24

export function openObjects({ releases, store }: OpenPorts): OpenObjects {
  const kept = new Map<string, Promise<Encoded>>()
  function once(name: string, make: () => Promise<unknown>): Promise<Encoded> {
    const made =
      kept.get(name) ?? make().then((value) => encodeOnce(Buffer.from(JSON.stringify(value)), 'passing'))
    kept.delete(name) // so that it becomes the one that was asked for last
    kept.set(name, made)
    made.catch(() => kept.delete(name))
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    return made
  }
  const known = (epoch: string, seq: number): void => {
    const board = releases.board()
    if (epoch !== board.epoch || seq > board.seq) throw new Failure('not-found')
  }
  return {
    head: () => {
      const { epoch, seq, at } = releases.board()
      return { epoch, seq, at, board: `/open/board/${epoch}/${seq}`, run: OPEN_RUN }
    },
    board: async (epoch, seq) => {
      known(epoch, seq)
      return once(`board ${seq}`, async () => openBoard(await releases.boardAt(seq)))
    },
    releases: async (epoch, from, to) => {
      known(epoch, to)
      if (from >= to || to - from > OPEN_RUN) throw new Failure('not-found')
      return once(`releases ${from} ${to}`, async () => ({
        epoch,
        releases: (await readLog(store, from, to - from)).map(openRelease),
      }))
    },
    catalogue: async (epoch, seq) => {
      known(epoch, seq)
      return once(`catalogue ${seq}`, async () => {
        const { site, domains, groups, units, rules, subjects, indicators } = await releases.catalogueAt(seq)
        return { epoch, seq, site, domains, groups, units, rules, subjects, indicators }
      })
    },
  }
}
