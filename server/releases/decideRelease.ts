import type { Transaction } from 'kysely'
import { Failure } from '#server/failure.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { lastEdit } from '#server/releases/catalogueHistory.ts'
import { changesOf, type RequestedChanges } from '#server/releases/changesOf.ts'
import type { CheckedRelease } from '#server/releases/checkedRelease.ts'
import { checkParsed, type RequestGround } from '#server/releases/checkRequest.ts'
import {
  CatalogueMoved,
  commitRelease,
  type Committed,
  type CommitPorts,
  type Order,
} from '#server/releases/commitRelease.ts'
import { CurrentVintages } from '#server/releases/currentState.ts'
import type { Recalled } from '#server/releases/derive/recalled.ts'
import { openSince, turnedBy } from '#server/releases/derive/turned.ts'
import { unreadFigures } from '#server/releases/derive/unreadFigures.ts'
import { afterDoubt, moveOn } from '#server/releases/moveOn.ts'
import type { ReleasePorts } from '#server/releases/releases.ts'
import * as repository from '#server/releases/repository.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Observation } from '#shared/observation.ts'
import type { ReleaseReceipt, ReleaseRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { shanghaiDay } from '#shared/period.ts'

type Trx = Transaction<Tables>

/** What whoever decides over a release may ask and do while everybody else who publishes waits. */
export interface Desk extends Omit<RequestGround, 'actor'> {
  /** What stands for these figures. */
  readonly standing: (figures: readonly Pick<Observation, 'series' | 'period'>[]) => Promise<CurrentVintages>
  /** The request as a release to be made by this actor. Throws Failure `invalid` with pointers into the request. */
  readonly check: (request: ReleaseRequest, actor: Actor) => CheckedRelease
  /** What it would come to. Throws Failure `conflict` or `invalid` where it cannot be published. */
  readonly changes: (request: CheckedRelease) => Promise<RequestedChanges>
  /** The figures over records that a new day calls for. */
  readonly turned: () => Recalled
  /** Makes the release, once a step. Throws as `changes` does, and then nothing has been written. */
  readonly publish: (order: Pick<Order, 'request' | 'actor' | 'detail'>) => Promise<ReleaseReceipt>
}

export type Decide = <T>(step: (trx: Trx, desk: Desk) => Promise<T>) => Promise<T>

type Ports = ReleasePorts & CommitPorts

/** The catalogue is edited by hand, now and then. */
const ATTEMPTS = 5

/** {@link Releases.decide}: the step is run anew where the catalogue it was begun with stands no more. */
export async function decideRelease<T>(
  now: () => Ports,
  keeper: BoardKeeper,
  step: (trx: Trx, desk: Desk) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return await decideOver(now(), keeper, step)
    } catch (error) {
      if (!(error instanceof CatalogueMoved)) throw error
      await keeper.catchUp()
    }
  }
  throw new Failure('unavailable')
}

async function decideOver<T>(
  ports: Ports,
  keeper: BoardKeeper,
  step: (trx: Trx, desk: Desk) => Promise<T>,
): Promise<T> {
  const { store, catalogue, ledgers, records: book, clock, catalogueSeq } = ports
  const { epoch } = keeper.board()
  let made: Committed | undefined
  const result = await store
    .write(async (trx) => {
      const newest = await repository.lockSeq(trx, store.engine)
      if ((await lastEdit(trx)) !== catalogueSeq) throw new CatalogueMoved()
      await book.catchUp(trx)
      // What others have released while this waited for its turn.
      if (keeper.board().seq < newest) await keeper.catchUp()
      const ground = { catalogue, ledgers, book, board: keeper.board(), today: shanghaiDay(clock.now()) }
      return step(trx, {
        ...ground,
        standing: async (figures) => new CurrentVintages(await repository.currentVintages(trx, figures)),
        check: (request, actor) => checkParsed(request, { ...ground, actor }),
        changes: (request) => changesOf(trx, ports, request),
        turned: () =>
          new Map([
            ...turnedBy(ports.derivations, ground.today, openSince(ground.board)),
            ...unreadFigures(ground),
          ]),
        publish: async (order) => {
          if (made) throw new Error('one release a decision')
          made = await commitRelease(trx, ports, { ...order, epoch, key: undefined })
          return made.receipt
        },
      })
    })
    .catch((error: unknown) => afterDoubt(error, ports, keeper))
  if (made) await moveOn(ports, keeper, made)
  return result
}
