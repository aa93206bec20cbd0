import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { Filed } from '#server/catalogue/catalogueFiles.ts'
import { duplicates } from '#server/catalogue/crossChecks.ts'
import { viewFaults, type ViewFault } from '#server/rooms/definitions/viewFaults.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Room } from '#shared/rooms/room.ts'

/** What rooms may name. */
export interface RoomsGround {
  readonly catalogue: Pick<Catalogue, 'domains' | 'units' | 'indicator'>
  readonly ledgers: ReadonlyMap<string, Ledger>
  /** Names of the builders of views of kind `own`. */
  readonly builders: ReadonlySet<string>
}

/** What is wrong with rooms, each by itself and with catalogue, ledgers and builders. */
export function* roomFaults(rooms: readonly Filed<Room>[], ground: RoomsGround): Generator<Fault> {
  yield* duplicates(rooms)
  for (const { file, entry } of rooms) {
    const told = ({ zh, en }: ViewFault): Fault => ({ file, entry: entry.code, zh, en })
    if (!ground.catalogue.domains.some(({ code }) => code === entry.domain))
      yield told({
        zh: `领域“${entry.domain}”不存在：改成已有的领域`,
        en: `there is no topic "${entry.domain}": name one that there is`,
      })
    if (entry.of !== undefined && !ground.ledgers.has(entry.of))
      yield told({
        zh: `台账“${entry.of}”不存在，视图不能以它的记录为题：改成已有的台账`,
        en: `there is no ledger "${entry.of}" whose records the room could be about: name one that there is`,
      })
    const seen = new Set<string>()
    for (const view of entry.views) {
      const at = ({ zh, en }: ViewFault): Fault =>
        told({ zh: `视图“${view.code}”：${zh}`, en: `view "${view.code}": ${en}` })
      if (seen.has(view.code))
        yield at({ zh: '代码重复：换一个', en: 'the code is used twice: take another one' })
      seen.add(view.code)
      for (const fault of viewFaults(view, entry, ground)) yield at(fault)
    }
  }
}
