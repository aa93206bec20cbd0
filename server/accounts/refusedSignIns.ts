import { AsyncLocalStorage } from 'node:async_hooks'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { originNow } from '#server/audit/origin.ts'
import type { AccountPorts } from '#server/accounts/ports.ts'
import { findAccount } from '#server/accounts/repository.ts'
import { instantOf } from '#server/clock.ts'
import type { SignIn } from '#shared/contract/answers.ts'

/** At most one entry an account in this time; what comes meanwhile is counted in the next. */
const WINDOW_MS = 60_000
/** A name that no account has may be a password typed into the wrong field: it is kept nowhere. */
const UNKNOWN = 'account:unknown'

export interface RefusedSignIns {
  /** Returns at once: how long the answer takes must not tell whether there is such an account. */
  readonly note: (request: SignIn) => void
  /** Writes down what has been counted. */
  readonly close: () => Promise<void>
}

interface Window {
  count: number
  readonly places: Set<string>
  readonly timer: NodeJS.Timeout
  /** Runs a step as if it came from where the window's first attempt came from. */
  readonly fromThere: ReturnType<typeof AsyncLocalStorage.snapshot>
}

/** Puts sign-ins that were refused into the audit log, without what was typed. */
export function refusedSignIns(
  { store, clock, log }: AccountPorts,
  windowMs: number = WINDOW_MS,
): RefusedSignIns {
  const windows = new Map<string, Window>()
  let work: Promise<unknown> = Promise.resolve()
  const inTurn = (step: () => Promise<void>): void => {
    work = work
      .then(step)
      .catch((error: unknown) => log.warn({ err: error }, 'a refused sign-in is not in the audit log'))
  }

  const append = (means: string, object: string, count: number, places: number): Promise<void> =>
    store.write((trx) =>
      appendAudit(trx, {
        at: instantOf(clock.now()),
        actor: 'visitor',
        action: 'session.refused',
        object,
        detail: { means, count, ...(places > 1 && { places }) },
      }),
    )

  async function keep(request: SignIn): Promise<void> {
    const [means, object] = [meansOf(request), await objectOf(request)]
    const key = `${means} ${object}`
    const open = windows.get(key)
    if (open) {
      open.count += 1
      open.places.add(originNow())
      return
    }
    openWindow(key, AsyncLocalStorage.snapshot())
    await append(means, object, 1, 1)
  }

  function openWindow(key: string, fromThere: Window['fromThere']): void {
    const timer = setTimeout(() => inTurn(() => turn(key)), windowMs).unref()
    windows.set(key, { count: 0, places: new Set(), timer, fromThere })
  }

  /** The end of a window: writes what was counted and opens the next, or closes it after a quiet one. */
  async function turn(key: string): Promise<void> {
    const ended = windows.get(key)
    windows.delete(key)
    if (!ended || ended.count === 0) return
    openWindow(key, ended.fromThere)
    const [means = '', object = ''] = key.split(' ')
    await ended.fromThere(() => append(means, object, ended.count, ended.places.size))
  }

  async function objectOf(request: SignIn): Promise<string> {
    if (!('name' in request)) return 'session'
    const account = await findAccount(store.read, request.name)
    return account ? `account:${account.id}` : UNKNOWN
  }

  return {
    note: (request) => inTurn(() => keep(request)),
    close: async () => {
      await work
      for (const key of [...windows.keys()]) inTurn(() => turn(key))
      await work
      for (const { timer } of windows.values()) clearTimeout(timer)
    },
  }
}

/** How somebody signs in: `password`, `code`, `screen-code`. */
export const meansOf = (request: SignIn): string =>
  'password' in request ? 'password' : 'code' in request ? 'code' : 'screen-code'
