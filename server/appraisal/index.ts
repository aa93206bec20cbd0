import type { Identity } from '#server/accounts/index.ts'
import { monthBatch, sheetBatch } from '#server/appraisal/begin.ts'
import { appraisalRoll } from '#server/appraisal/roll.ts'
import { roundDetail } from '#server/appraisal/round.ts'
import { roundBatch } from '#server/appraisal/work.ts'
import type { Clock } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { look, type Ledgers } from '#server/ledgers/index.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Releases } from '#server/releases/index.ts'
import { NewMonth, NewSheet, RoundWork, type AppraisalRoll, type Round } from '#shared/contract/appraisal.ts'
import type { RecordBatchActed, RecordBatchInput } from '#shared/contract/recordBatch.ts'
import type { Actor } from '#shared/contract/roles.ts'

type Who = Pick<Identity, 'kind' | 'actor'>

export interface AppraisalPorts {
  readonly releases: Releases
  readonly clock: Clock
  readonly ledgers: Pick<Ledgers, 'actTogether'>
}

/** 观摩评比 and 月评比: from marks by a score sheet to a published ranking. All of it is kept in ledgers. */
export interface Appraisal {
  readonly roll: (actor: Actor) => Promise<AppraisalRoll>
  readonly round: (actor: Actor, id: string) => Promise<Round>
  /** Marks, and the ranking where it is to be published. Throws {@link Failure} with pointers into the body. */
  readonly work: (who: Who, id: string, body: unknown, key: string | undefined) => Promise<RecordBatchActed>
  readonly beginMonth: (who: Who, body: unknown, key: string | undefined) => Promise<RecordBatchActed>
  readonly drawUpSheet: (who: Who, body: unknown, key: string | undefined) => Promise<RecordBatchActed>
}

export function openAppraisal(ports: AppraisalPorts): Appraisal {
  const send = async (who: Who, batch: RecordBatchInput, key: string | undefined, places: Places) => {
    try {
      return await ports.ledgers.actTogether(who, batch, key)
    } catch (error) {
      throw error instanceof Failure ? placed(error, places) : error
    }
  }
  return {
    roll: async (actor) => appraisalRoll(look(ports, actor)),
    round: async (actor, id) => roundDetail(look(ports, actor), id),
    work: async (who, id, body, key) => {
      const work = parseOrFail(RoundWork, body)
      if (work.marks.length === 0 && !work.publish)
        throw new Failure('invalid', [{ pointer: '/marks', code: 'required' }])
      const batch = roundBatch(look(ports, who.actor), id, work)
      return send(who, batch, key, (i) => (i < work.marks.length ? `/marks/${i}` : '/publish'))
    },
    beginMonth: async (who, body, key) =>
      send(who, monthBatch(parseOrFail(NewMonth, body)), key, (i) => `/units/${i}`),
    drawUpSheet: async (who, body, key) => {
      const sheet = parseOrFail(NewSheet, body)
      return send(who, sheetBatch(sheet), key, (i) =>
        i >= 1 && i <= sheet.items.length ? `/items/${i - 1}` : '/items',
      )
    },
  }
}

/** Where in the request the nth record of the batch comes from. */
type Places = (record: number) => string

/** What is wrong with a record of the batch is wrong with what was asked for. */
const placed = ({ code, fields, params }: Failure, places: Places): Failure =>
  new Failure(
    code,
    fields.map((field) => {
      const [, index, rest = ''] = /^\/records\/(\d+)(?:\/fields)?(.*)$/.exec(field.pointer) ?? []
      return index === undefined ? field : { ...field, pointer: places(Number(index)) + rest }
    }),
    params,
  )
