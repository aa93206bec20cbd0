import { figureFaults } from '#server/rooms/definitions/figureFaults.ts'
import { measureFaults } from '#server/rooms/definitions/measureFaults.ts'
import type { RoomsGround } from '#server/rooms/definitions/roomFaults.ts'
import { isMaskable } from '#server/rooms/standing.ts'
import { belongingField } from '#server/rooms/views/scope.ts'
import type { Ledger, LedgerField } from '#shared/ledger/ledger.ts'
import type { Room, RoomView } from '#shared/rooms/room.ts'

/** What is wrong with a view and what to do about it. */
export interface ViewFault {
  readonly zh: string
  readonly en: string
}

type LedgerView = Exclude<RoomView, { readonly kind: 'figures' | 'trend' | 'own' }>

/** What a view names that is not there, does not fit, or may not be shown where it would be. */
export function* viewFaults(view: RoomView, room: Room, ground: RoomsGround): Generator<ViewFault> {
  switch (view.kind) {
    case 'figures':
    case 'trend':
      yield* figureFaults(view, ground)
      return
    case 'own':
      yield* ownFaults(view, room, ground)
      return
    default: {
      const ledger = ground.ledgers.get(view.ledger)
      if (!ledger)
        yield {
          zh: `台账“${view.ledger}”不存在：改成已有的台账`,
          en: `there is no ledger "${view.ledger}": name one that there is`,
        }
      else yield* ledgerViewFaults(view, room, ledger, ground)
    }
  }
}

function* ownFaults(
  { name, draws }: Extract<RoomView, { kind: 'own' }>,
  room: Room,
  { builders }: RoomsGround,
): Generator<ViewFault> {
  if (draws === undefined) {
    if (!builders.has(name))
      yield {
        zh: `没有名为“${name}”的生成程序：在 server/rooms/own/ownBuilders.ts 里登记，或改名`,
        en: `nothing builds "${name}": add it to server/rooms/own/ownBuilders.ts, or mend the name`,
      }
    return
  }
  const sibling = room.views.find(({ code }) => code === draws)
  if (sibling?.kind !== 'own' || sibling.draws !== undefined)
    yield {
      zh: `draws 所指的视图“${draws}”不是本页自有的视图：指向一个有自己数据的 own 视图`,
      en: `"draws" names "${draws}", which is no view of kind own with an answer in this room: name one`,
    }
}

function* ledgerViewFaults(
  view: LedgerView,
  { of }: Room,
  ledger: Ledger,
  ground: RoomsGround,
): Generator<ViewFault> {
  if (of !== undefined && of !== ledger.code && belongingField(ledger, of) === undefined)
    yield {
      zh: `“${ledger.zh}”没有引用“${of}”的字段，不知道哪些记录属于它：换一个台账，或加上引用字段`,
      en: `${ledger.en} has no field that refers to "${of}": take another ledger, or add such a field`,
    }
  const onWall = view.faces ? view.faces.includes('wall') : view.kind !== 'items'
  if (onWall && ledger.exposure.kind === 'closed')
    yield {
      zh: `“${ledger.zh}”不公开，不能上大屏：在 faces 里去掉 wall`,
      en: `${ledger.en} is closed and goes to no wall: leave "wall" out of "faces"`,
    }
  switch (view.kind) {
    case 'bars':
      yield* groupFaults(ledger, view.by, onWall)
      for (const measure of view.measures) yield* measureFaults(measure, ledger, ground)
      return
    case 'matrix':
      yield* groupFaults(ledger, view.rows, onWall)
      yield* groupFaults(ledger, view.columns, onWall)
      yield* measureFaults(view.measure, ledger, ground)
      return
    case 'months':
      yield* measureFaults(view.measure, ledger, ground, 'by-month')
      return
    case 'stages':
      yield* stagesFaults(view, ledger)
      return
    case 'items':
      yield* itemsFaults(view, ledger, onWall)
  }
}

function* groupFaults(ledger: Ledger, name: string, onWall: boolean): Generator<ViewFault> {
  const field = fieldOf(ledger, name)
  if (!field) yield unknownField(ledger, name)
  else if (!GROUPS.test(field.type))
    yield {
      zh: `字段“${field.zh}”不能用来分组：换成选项、状态、单位、引用或文字字段`,
      en: `records are not grouped by "${name}": take a field of a choice, a state, an office, a reference or a text`,
    }
  else if (onWall && field.sensitive !== undefined && !isMaskable(field)) yield sensitiveField(field)
}

const GROUPS = /^(?:string|boolean|period|enum|set|ref\(.*)$/

function* stagesFaults(
  { sum, inYear }: Extract<RoomView, { kind: 'stages' }>,
  ledger: Ledger,
): Generator<ViewFault> {
  if (ledger.states.length === 0)
    yield {
      zh: `“${ledger.zh}”没有状态：换一个台账，或改用 bars`,
      en: `${ledger.en} has no states: take another ledger, or bars`,
    }
  if (sum !== undefined && !['money', 'area'].includes(fieldOf(ledger, sum)?.type ?? ''))
    yield {
      zh: `“${sum}”不是金额或面积字段，不能求和：换一个，或去掉 sum`,
      en: `"${sum}" is no field of money or area to be summed up: take one, or leave "sum" out`,
    }
  if (inYear !== undefined && !['date', 'datetime'].includes(fieldOf(ledger, inYear)?.type ?? ''))
    yield {
      zh: `“${inYear}”不是日期字段：换一个，或去掉 inYear`,
      en: `"${inYear}" is no date: take one, or leave "inYear" out`,
    }
}

function* itemsFaults(
  { states, facts }: Extract<RoomView, { kind: 'items' }>,
  ledger: Ledger,
  onWall: boolean,
): Generator<ViewFault> {
  for (const code of states ?? [])
    if (!ledger.states.some((state) => state.code === code))
      yield {
        zh: `“${ledger.zh}”没有状态“${code}”：改成已有的状态`,
        en: `${ledger.en} is never "${code}": name a state that it has`,
      }
  for (const name of facts) {
    const field = fieldOf(ledger, name)
    if (!field) yield unknownField(ledger, name)
    else if (onWall && field.sensitive !== undefined && !isMaskable(field)) yield sensitiveField(field)
  }
}

const fieldOf = ({ fields }: Ledger, name: string): LedgerField | undefined =>
  fields.find((field) => field.name === name)

const unknownField = (ledger: Ledger, name: string): ViewFault => ({
  zh: `“${ledger.zh}”没有字段“${name}”：改成已有的字段，或先添加这个字段`,
  en: `${ledger.en} has no field "${name}": name one that it has, or add it first`,
})

const sensitiveField = ({ zh, name }: LedgerField): ViewFault => ({
  zh: `字段“${zh}”敏感，不能上大屏：换一个字段，或在 faces 里去掉 wall`,
  en: `the field "${name}" is sensitive and goes to no wall: take another one, or leave "wall" out of "faces"`,
})
