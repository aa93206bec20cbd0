import { Failure } from '#server/failure.ts'
import type { OwnBuilder, RoomGround } from '#server/rooms/ground.ts'
import { noting, type Noted } from '#server/rooms/noting.ts'
import { barsAnswer } from '#server/rooms/views/bars.ts'
import { itemsAnswer } from '#server/rooms/views/items.ts'
import { matrixAnswer } from '#server/rooms/views/matrix.ts'
import { monthsAnswer } from '#server/rooms/views/months.ts'
import { scopeOf } from '#server/rooms/views/scope.ts'
import { stagesAnswer } from '#server/rooms/views/stages.ts'
import { answeredViews, visibleRoom } from '#server/rooms/visible.ts'
import type { RoomAnswer, ViewAnswer } from '#shared/contract/rooms.ts'
import type { Room, RoomView } from '#shared/rooms/room.ts'

export type OwnBuilders = ReadonlyMap<string, OwnBuilder>

interface Answered {
  readonly answer: ViewAnswer | undefined
  readonly demo: Noted
}

/** Hands back what a view was answered with before, or answers it. */
export type KeepView = (
  room: Room,
  view: RoomView,
  answer: () => Answered,
  of: string | undefined,
) => Answered
const ANEW: KeepView = (_room, _view, answer) => answer()

/** Everything that a room shows to one kind of people. Throws Failure `not-found` for a record that is not there. */
export function answerRoom(
  room: Room,
  ground: RoomGround,
  builders: OwnBuilders,
  of?: string,
  keep: KeepView = ANEW,
): RoomAnswer {
  const definition = visibleRoom(room, ground)
  if (definition.views.length === 0) throw new Failure('not-found')
  const answers: Record<string, ViewAnswer> = {}
  const demo: Record<string, Noted> = {}
  for (const view of answeredViews(room, definition)) {
    const answerView = (): Answered => {
      const looked = noting(ground)
      const answer = answerOf(room, view, looked.ground, builders, of)
      return { answer, demo: looked.demo() }
    }
    const answered = keep(room, view, answerView, of)
    if (!answered.answer) continue
    answers[view.code] = answered.answer
    demo[view.code] = answered.demo
  }
  const { seq, day, period } = ground
  return { seq, day, period, definition, answers, demo }
}

/** One view by itself, with what its codes are called. */
export interface LookedUp {
  readonly view: RoomView
  readonly answer: ViewAnswer
  readonly demo: Noted
  readonly ground: RoomGround
}

const NO_BUILDERS: OwnBuilders = new Map()

/** Undefined for a view that the room does not have for this kind of people, and for one without rows of its own. */
export function answerView(room: Room, code: string, ground: RoomGround): LookedUp | undefined {
  if (room.of !== undefined) return undefined
  const view = visibleRoom(room, ground).views.find((one) => one.code === code)
  if (!view) return undefined
  const looked = noting(ground)
  const answer = answerOf(room, view, looked.ground, NO_BUILDERS, undefined)
  return answer && { view, answer, demo: looked.demo(), ground }
}

function answerOf(
  room: Room,
  view: RoomView,
  ground: RoomGround,
  builders: OwnBuilders,
  of: string | undefined,
): ViewAnswer | undefined {
  switch (view.kind) {
    case 'figures':
    case 'trend':
      return undefined
    case 'bars':
      return barsAnswer(view, scopeOf(room, view.ledger, ground, of))
    case 'matrix':
      return matrixAnswer(view, scopeOf(room, view.ledger, ground, of))
    case 'stages':
      return stagesAnswer(view, scopeOf(room, view.ledger, ground, of))
    case 'items':
      return itemsAnswer(view, scopeOf(room, view.ledger, ground, of))
    case 'months':
      return monthsAnswer(view, scopeOf(room, view.ledger, ground, of))
    case 'own': {
      const build = builders.get(view.name)
      return build && { kind: 'own', name: view.name, data: build(ground, of) }
    }
  }
}
