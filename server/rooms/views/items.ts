import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import type { Scope } from '#server/rooms/views/scope.ts'
import type { ItemsAnswer, RoomItem } from '#shared/contract/rooms.ts'
import type { Light } from '#shared/ledger/deadline.ts'
import { stateOf } from '#shared/ledger/events.ts'
import type { ItemsView } from '#shared/rooms/room.ts'

const MOST = 20

interface Lit {
  readonly standing: Standing
  readonly light: Light
}

/** Records of a ledger in the states that are asked for, the most urgent first. */
export function itemsAnswer(view: ItemsView, { ground, recordsOn }: Scope): ItemsAnswer {
  const states = statesOf(view, ground)
  const there = recordsOn(ground)
    .filter(({ whole }) => states === undefined || states.has(stateOf(whole) ?? ''))
    .map((standing): Lit => ({ standing, light: ground.light(standing) }))
  const how = (why: Light['why']): number => there.filter(({ light }) => light.why === why).length
  return {
    kind: 'items',
    ...{ total: there.length, overdue: how('overdue'), soon: how('soon') },
    items: there
      .toSorted(mostUrgentFirst)
      .slice(0, view.most ?? MOST)
      .map((one) => itemOf(view, ground, one)),
  }
}

/** All that is open where no states are named; everything in a ledger without states. */
function statesOf({ ledger, states }: ItemsView, ground: RoomGround): ReadonlySet<string> | undefined {
  if (states) return new Set(states)
  const defined = ground.ledgers.get(ledger)?.states ?? []
  if (defined.length === 0) return undefined
  return new Set(defined.filter(({ phase }) => phase === 'open').map(({ code }) => code))
}

/** By the working days that are left; what has none after them, the newest first. */
function mostUrgentFirst(a: Lit, b: Lit): number {
  const [x, y] = [a.light.days ?? Infinity, b.light.days ?? Infinity]
  if (x !== y) return x - y
  const [since, then] = [newest(a), newest(b)]
  return since === then ? (a.standing.id < b.standing.id ? -1 : 1) : since > then ? -1 : 1
}

const newest = ({ standing }: Lit): string => standing.record.versions.at(-1)?.on ?? ''

function itemOf({ ledger, facts }: ItemsView, ground: RoomGround, { standing, light }: Lit): RoomItem {
  const { entity, id, fields, whole, demo } = standing
  const defined = ground.ledgers.get(ledger)?.fields ?? []
  const state = stateOf(whole)
  return {
    ...{ entity, id, title: ground.title(entity, id), light, demo },
    state: state === undefined ? null : ground.part(entity, 'state', state),
    facts: facts.flatMap((name) => {
      const field = defined.find((one) => one.name === name)
      const text = field && ground.text(entity, name, fields[name])
      if (!field || !text || text.zh === '') return []
      const code = fields[name]
      return [
        {
          ...{ field: name, name: { zh: field.zh, en: field.en }, text },
          ...(typeof code === 'string' && { code }),
        },
      ]
    }),
  }
}
