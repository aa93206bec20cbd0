import { isWritten } from '#shared/ledger/events.ts'
import { fieldFault } from '#shared/ledger/fieldFault.ts'
import type { Ledger, LedgerEvent, LedgerField } from '#shared/ledger/ledger.ts'
import {
  aDay,
  namedField,
  namedFields,
  namedStates,
  type DefinitionFault,
  type DefinitionRule,
} from '#server/catalogue/ledgerRules/definition.ts'
import { otherActorFaults } from '#server/catalogue/ledgerRules/otherActors.ts'
import { clockFaults } from '#server/catalogue/ledgerRules/clock.ts'

/** Events ask for fields that are there, lead where moves lead, and are somebody's to make happen. */
export const eventRules: DefinitionRule = function* (ledger, ground) {
  for (const [i, event] of ledger.events.entries()) {
    const pointer = `/events/${i}`
    const whose = { zh: `事件“${event.zh}”`, en: `the event "${event.code}"` }
    yield* namedFields(ledger, event.asks ?? [], `${pointer}/asks`, whose, notWorkedOut)
    yield* namedFields(ledger, event.needs ?? [], `${pointer}/needs`, whose, written)
    yield* namedField(ledger, event.stamp, `${pointer}/stamp`, whose, aDay)
    yield* namedFields(ledger, Object.keys(event.sets ?? {}), `${pointer}/sets`, whose, written)
    yield* namedField(ledger, event.raises, `${pointer}/raises`, whose, anOrder)
    yield* setFaults(ledger, event, `${pointer}/sets`)
    yield* namedStates(ledger, event.from, `${pointer}/from`, whose)
    if (event.to !== undefined) yield* namedStates(ledger, [event.to], `${pointer}/to`, whose)
    yield* kindFaults(ledger, event, pointer)
    yield* actorFaults(ledger, event, pointer)
    yield* otherActorFaults(ledger, event, pointer, ground)
    yield* clockFaults(ledger, event, pointer, ground)
  }
  if (!ledger.events.some(({ kind, clock }) => kind === 'create' || clock?.kind === 'absent'))
    yield {
      pointer: '/events',
      zh: '没有登记新记录的事件：添加一个 create 事件',
      en: 'no event begins a record: add one of kind create',
    }
}

const notWorkedOut = ({ zh, name, computed }: LedgerField) =>
  computed && {
    zh: `字段“${zh}”是算出来的，不能填写：从这里去掉`,
    en: `the field "${name}" is worked out and never typed: take it out here`,
  }

const anOrder = ({ zh, name, type }: LedgerField) =>
  type === 'enum' && name !== 'state'
    ? undefined
    : {
        zh: `字段“${zh}”没有先后次序，不能逐级上升：换成 enum 字段`,
        en: `the field "${name}" has no order to go up in: name one of type enum`,
      }

const written = (field: LedgerField) =>
  isWritten(field)
    ? undefined
    : {
        zh: `字段“${field.zh}”不是填写的（编号、状态或算出的）：从这里去掉`,
        en: `the field "${field.name}" is not written (an id, the state, or worked out): take it out here`,
      }

function* setFaults(ledger: Ledger, { sets }: LedgerEvent, pointer: string): Generator<DefinitionFault> {
  for (const [name, value] of Object.entries(sets ?? {})) {
    const field = ledger.fields.find((one) => one.name === name)
    if (field && value !== null && fieldFault(ledger, field, value))
      yield {
        pointer: `${pointer}/${name}`,
        zh: `字段“${field.zh}”不能是 ${JSON.stringify(value)}：改成合乎其类型的值，或用 null 清空`,
        en: `the field "${name}" cannot be ${JSON.stringify(value)}: set a value of its type, or null to empty it`,
      }
  }
}

/** Whether the kind of the event goes with what it does to the state. */
function* kindFaults(
  { moves }: Ledger,
  { kind, from, to, zh, code }: LedgerEvent,
  pointer: string,
): Generator<DefinitionFault> {
  if (kind === 'create' && from)
    yield {
      pointer: `${pointer}/from`,
      zh: `登记事件“${zh}”没有先前的状态：去掉 from`,
      en: `"${code}" begins a record and comes from no state: take "from" out`,
    }
  if (kind === 'edit' && to !== undefined)
    yield {
      pointer: `${pointer}/to`,
      zh: `编辑事件“${zh}”不改变状态：去掉 to，或把 kind 改为 move`,
      en: `"${code}" edits and does not move: take "to" out, or make its kind move`,
    }
  if (kind !== 'move' && (kind !== 'clock' || to === undefined)) return
  const starts = from ?? [undefined]
  for (const [i, start] of starts.entries())
    if (!moves.some((move) => (start ?? move.from) === move.from && (to ?? move.to) === move.to))
      yield {
        pointer: from ? `${pointer}/from/${i}` : pointer,
        zh: `事件“${zh}”没有对应的流转（${start ?? '…'} → ${to ?? '…'}）：添加流转，或改 from、to`,
        en: `there is no move ${start ?? '…'} → ${to ?? '…'} for "${code}": add it, or mend "from" and "to"`,
      }
}

function* actorFaults(
  ledger: Ledger,
  { kind, by, zh, code }: LedgerEvent,
  pointer: string,
): Generator<DefinitionFault> {
  if (kind !== 'clock' && by.length === 0)
    yield {
      pointer: `${pointer}/by`,
      zh: `事件“${zh}”没有人可以办：写明 keeper、unit 或 reviewer`,
      en: `"${code}" is nobody's to make happen: say keeper, unit or reviewer`,
    }
  if (kind === 'clock' && by.length > 0)
    yield {
      pointer: `${pointer}/by`,
      zh: `事件“${zh}”由系统按时触发，不由人办：by 留空`,
      en: `"${code}" happens by itself and is nobody's: leave "by" empty`,
    }
  if (by.includes('unit') && ledger.unit === undefined)
    yield {
      pointer: `${pointer}/by`,
      zh: `事件“${zh}”可由责任单位办，台账却没有责任单位字段：写明 unit，或从 by 去掉 unit`,
      en: `"${code}" is for the unit of a record, and the ledger names none: say which field is its unit, or take unit out`,
    }
}
