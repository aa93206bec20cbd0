import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import type { Day } from '#shared/period.ts'

/** How much of what a view is made of is for demonstration. */
export type Noted = 'all' | 'some' | 'none'

/** A ground that notes whose records were looked at, so that no view forgets to say that they are for demonstration. */
export function noting(ground: RoomGround): { readonly ground: RoomGround; readonly demo: () => Noted } {
  let [real, demo] = [false, false]
  const note = (one: Standing): void => {
    if (one.demo) demo = true
    else real = true
  }
  const noted = (some: readonly Standing[]): readonly Standing[] => {
    if (!real || !demo) some.forEach(note)
    return some
  }
  const others = new Map<Day, RoomGround>()
  const wrapped = (inner: RoomGround): RoomGround => {
    const known = others.get(inner.day)
    if (known) return known
    const made: RoomGround = {
      ...inner,
      standing: (entity) => noted(inner.standing(entity)),
      find: (entity, id) => {
        const one = inner.find(entity, id)
        if (one) note(one)
        return one
      },
      referring: (entity, field, id) => noted(inner.referring(entity, field, id)),
      on: (day) => wrapped(inner.on(day)),
    }
    others.set(inner.day, made)
    return made
  }
  return { ground: wrapped(ground), demo: () => (!demo ? 'none' : real ? 'some' : 'all') }
}
