import { actingFrom } from '#server/audit/origin.ts'
import { appendAudit } from '#server/audit/appendAudit.ts'
import type { Trx } from '#server/accounts/ports.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { lockScreen, type KnownScreen } from '#server/screens/knownScreen.ts'
import type { ScreenNews } from '#server/screens/news.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'
import { actOf, refuseTaken, STAGE_ACTS, standing, type StageAct } from '#server/screens/stage/stageActs.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Showing, Stage } from '#shared/screens/screen.ts'

const LOOK_EVERY_MS = 500
const MINUTE_MS = 60_000
/** What a pointer does goes on a stage's time, and is written down no more often than this. */
const KEPT_EVERY_MS = 15_000

export interface StagePorts extends ScreenPorts {
  readonly known: readonly KnownScreen[]
  /** Tells the screen and all who look at it what it is now, and hears of what other nodes do. */
  readonly news: Pick<ScreenNews, 'changed' | 'onChanged' | 'read'>
  /** Whether there is a scene or a room of this code. */
  readonly isScene: (code: string) => boolean
}

/** Who presents on which screen, and what. One at a time, until they let go, somebody takes over, or all is silent. */
export interface Stages {
  /**
   * Takes the screen or goes on with it. Throws Failure `not-found`, `invalid` for a scene that there is none of, and
   * `stage-taken` where somebody else has it, unless it is to be taken over.
   */
  readonly show: (by: Actor, id: string, showing: Showing, isTaking: boolean) => Promise<Stage>
  /** Lets go of it; an administrator may end anybody's. Throws Failure `not-found` and `stage-taken`. */
  readonly end: (by: Actor, id: string) => Promise<void>
  /** Whether the screen is this person's to point on; their stage goes on by this. */
  readonly point: (by: Actor, id: string) => Promise<boolean>
  readonly close: () => Promise<void>
}

interface Held {
  readonly account: string
  until: number
  keptAt: number
}

export function openStages(ports: StagePorts): Stages {
  const { store, clock, log, news } = ports
  const held = new Map<string, Held>()
  const note = (id: string, stage: Stage | null): void => {
    if (stage) held.set(id, { account: stage.account, until: stage.until, keptAt: clock.now() })
    // One that has been silent for too long is ended by the timer, which writes it down.
    else if ((held.get(id)?.until ?? Infinity) > clock.now()) held.delete(id)
  }
  for (const { id, stage } of ports.known) note(id, stage)
  news.onChanged((id, self) => note(id, self?.stage ?? null))

  /** Puts what `step` makes of a screen's stage, tells of it, and keeps it in mind. */
  async function change(
    id: string,
    step: (trx: Trx, screen: KnownScreen) => Promise<Stage | null | undefined>,
  ): Promise<KnownScreen | undefined> {
    const changed = await store.write(async (trx) => {
      const screen = await lockScreen(trx, id)
      if (!screen) throw new Failure('not-found')
      const stage = await step(trx, screen)
      if (stage === undefined) return undefined
      const text = stage === null ? null : JSON.stringify(stage)
      await trx.updateTable('screen').set({ stage: text }).where('id', '=', id).execute()
      return { ...screen, stage }
    })
    if (!changed) return undefined
    news.changed(changed)
    return changed
  }
  const write = (trx: Trx, actor: string, act: StageAct, { id, name }: KnownScreen, detail: object) =>
    appendAudit(trx, {
      at: instantOf(clock.now()),
      actor,
      ...STAGE_ACTS[act],
      object: `screen:${id}`,
      detail: { name, ...detail },
    })

  const endSilent = (id: string): Promise<unknown> =>
    change(id, async (trx, screen) => {
      const { stage } = screen
      if (!stage || Math.max(stage.until, held.get(id)?.until ?? 0) > clock.now()) return undefined
      await write(trx, 'system', 'silenced', screen, { by: stage.by })
      return null
    })
  /** Another node may have given it to them a moment ago. */
  const asked = new Map<string, Promise<void>>()
  function mayBeTheirs(id: string): Promise<void> {
    if (ports.bus.isAlone) return Promise.resolve()
    const asking = asked.get(id) ?? news.read(id).finally(() => asked.delete(id))
    asked.set(id, asking)
    return asking
  }

  let work: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    for (const [id, { until }] of [...held]) {
      if (until > clock.now()) continue
      held.delete(id)
      work = actingFrom('timer', 'screens', () => endSilent(id)).catch((error: unknown) =>
        log.warn({ err: error }, 'a silent stage was not ended'),
      )
    }
  }, LOOK_EVERY_MS)

  return {
    show: async (by, id, showing, isTaking) => {
      if (!ports.isScene(showing.scene))
        throw new Failure('invalid', [
          { pointer: '/scene', code: 'unknown-scene', params: { scene: showing.scene } },
        ])
      const changed = await change(id, async (trx, screen) => {
        const now = clock.now()
        const before = standing(screen, now)
        if (before && before.account !== by.id && !isTaking) refuseTaken(screen, before)
        const act = actOf(before, by.id, showing)
        const from = act === 'takenOver' && { from: before?.by ?? '' }
        if (act) await write(trx, by.id, act, screen, { ...shown(showing), ...from })
        return {
          ...{ account: by.id, by: by.name, showing },
          since: before?.account === by.id ? before.since : now,
          until: now + screen.settings.silenceMinutes * MINUTE_MS,
        }
      })
      if (!changed?.stage) throw new Failure('not-found')
      return changed.stage
    },
    end: async (by, id) => {
      await change(id, async (trx, screen) => {
        const before = standing(screen, clock.now())
        if (!before) return undefined
        if (before.account !== by.id && by.role !== 'admin') refuseTaken(screen, before)
        await write(trx, by.id, 'letGo', screen, before.account === by.id ? {} : { from: before.by })
        return null
      })
    },
    point: async (by, id) => {
      const now = clock.now()
      if (!isTheirs(by, id)) await mayBeTheirs(id)
      const own = held.get(id)
      if (!own || !isTheirs(by, id)) return false
      if (now - own.keptAt >= KEPT_EVERY_MS) {
        own.keptAt = now
        work = goOn(by, id).catch((error: unknown) =>
          log.warn({ err: error }, 'a stage was not gone on with'),
        )
      }
      return true
    },
    close: async () => {
      clearInterval(timer)
      await work
    },
  }

  function isTheirs(by: Actor, id: string): boolean {
    const own = held.get(id)
    return own?.account === by.id && own.until > clock.now()
  }

  function goOn(by: Actor, id: string): Promise<unknown> {
    return change(id, (_trx, screen) => {
      const before = standing(screen, clock.now())
      if (before?.account !== by.id) return Promise.resolve(undefined)
      return Promise.resolve({ ...before, until: clock.now() + screen.settings.silenceMinutes * MINUTE_MS })
    })
  }
}

/** What the log of acts says was shown. */
const shown = ({ scene, of, asOf, filter }: Showing) => ({
  scene,
  ...(of !== undefined && { of }),
  ...(asOf !== undefined && { asOf }),
  ...(filter !== undefined && { filter }),
})
