import { reachedBy } from '#shared/ledger/events.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { namedStates, type DefinitionRule } from '#server/catalogue/ledgerRules/definition.ts'

/** States can be reached and left, and every move is somebody's to make. */
export const stateRules: DefinitionRule = function* (ledger) {
  const { states, moves } = ledger
  for (const [i, { from, to }] of moves.entries()) {
    yield* namedStates(ledger, [from], `/moves/${i}/from`, { zh: '流转', en: 'a move' })
    yield* namedStates(ledger, [to], `/moves/${i}/to`, { zh: '流转', en: 'a move' })
    if (!isMade(ledger, from, to))
      yield {
        pointer: `/moves/${i}`,
        zh: `没有事件能完成流转“${from} → ${to}”：添加一个 move 事件，或删去这条流转`,
        en: `no event makes the move "${from} → ${to}": add an event of kind move, or take the move out`,
      }
  }
  const reached = reachableFrom(ledger)
  for (const [i, { code, zh, phase }] of states.entries()) {
    if (!reached.has(code))
      yield {
        pointer: `/states/${i}`,
        zh: `状态“${zh}”永远到不了：添加通向它的流转，或删去它`,
        en: `the state "${code}" can never be reached: add a move that leads to it, or take it out`,
      }
    if (phase === 'open' && !moves.some(({ from }) => from === code))
      yield {
        pointer: `/states/${i}/phase`,
        zh: `状态“${zh}”还待办却没有出路：添加流转，或把 phase 改为 done 或 stopped`,
        en: `the state "${code}" is open but leads nowhere: add a move from it, or make its phase done or stopped`,
      }
  }
}

const isMade = (ledger: Ledger, from: string, to: string): boolean =>
  ledger.events.some(
    (event) => (event.from?.includes(from) ?? true) && reachedBy(ledger, event, from).includes(to),
  )

/** Where records can be that begin as events let them begin. */
function reachableFrom({ states, moves, events }: Ledger): ReadonlySet<string> {
  const [first] = states
  const reached = new Set<string>()
  const waiting = events.flatMap(({ kind, to = first?.code }) => (kind === 'create' && to ? [to] : []))
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (reached.has(state)) continue
    reached.add(state)
    for (const { from, to } of moves) if (from === state) waiting.push(to)
  }
  return reached
}
