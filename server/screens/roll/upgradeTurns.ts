/** So many parts take the new build one after another, so that a build that fails shows on few screens. */
const TURNS = 12
/** How long a screen may take before others go on without it: all have had their turn within five minutes. */
export const UPGRADE_WITHIN_MS = 20_000
/** One that has not taken it is asked again no sooner. */
const ASK_AGAIN_AFTER_MS = 60_000
/** After a restart screens come back first, then the new build is handed out. */
const SETTLED_AFTER_MS = 10_000

export interface BuildShown {
  readonly id: string
  readonly build: string
}

/** Which of the connected screens are to take the build that is served, now. */
export type UpgradeTurns = (connected: readonly BuildShown[], now: number) => readonly string[]

/** Lets screens take a new build one after another, or a twelfth of them at a time where there are many. */
export function upgradeTurns(served: string, startedAt: number): UpgradeTurns {
  const asked = new Map<string, number>()
  const askedAt = (id: string): number => asked.get(id) ?? -Infinity
  return (connected, now) => {
    if (served === '' || now - startedAt < SETTLED_AFTER_MS) return []
    const outdated = connected.filter(({ build }) => build !== served)
    const underWay = outdated.filter(({ id }) => now - askedAt(id) < UPGRADE_WITHIN_MS)
    const places = Math.ceil(connected.length / TURNS) - underWay.length
    const next = outdated
      .filter(({ id }) => now - askedAt(id) >= ASK_AGAIN_AFTER_MS)
      .toSorted((a, b) => (asked.get(a.id) ?? 0) - (asked.get(b.id) ?? 0))
      .slice(0, Math.max(0, places))
      .map(({ id }) => id)
    for (const id of next) asked.set(id, now)
    return next
  }
}
