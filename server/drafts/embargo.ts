import { actingFrom } from '#server/audit/origin.ts'
import { factsOf } from '#server/drafts/access.ts'
import { keep } from '#server/drafts/act.ts'
import { instantOf } from '#server/clock.ts'
import { readPolicy } from '#server/drafts/deskPolicy.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { releaseOrReturn } from '#server/drafts/release.ts'
import { authorsOf, lockDraft } from '#server/drafts/repository.ts'
import { contentIn } from '#server/drafts/summary.ts'
import { topicsOf } from '#server/drafts/topics.ts'

/** Also how soon an instant is known that another server or another clock has set. */
const LOOK_EVERY_MS = 1_000
/** Later than this there was no server at the instant. */
const LATE_AFTER_MS = 5_000

export interface Embargoes {
  /** An instant has been set or lifted. */
  readonly look: () => void
  /** Waits for the release under way. */
  readonly close: () => Promise<void>
}

/**
 * Releases drafts at their instants, by the server's clock; those whose instant passed while no server ran at once.
 * Several servers may watch over the same store: whichever comes first releases, the others find it done.
 */
export function openEmbargoes(ports: DraftPorts, onMoved: (id: string) => void): Embargoes {
  const { clock, log, lookEveryMs = LOOK_EVERY_MS } = ports
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isAskedAgain = false
  let isClosed = false
  let isFailing = false

  const releaseDue = async (): Promise<void> => {
    for (const id of await dueDrafts(ports)) {
      if (isClosed) return
      try {
        if (await releaseOne(ports, id)) onMoved(id)
      } catch (error) {
        log.error({ err: error, draft: id }, 'an embargoed draft could not be released; it is tried again')
      }
    }
  }
  const turn = async (): Promise<void> => {
    do {
      isAskedAgain = false
      try {
        await releaseDue()
        const instant = await nextInstant(ports)
        isFailing = false
        if (!isClosed) arm(instant)
      } catch (error) {
        if (!isFailing) log.error({ err: error }, 'embargoes could not be looked up; it is tried each second')
        isFailing = true
        if (!isClosed) arm(undefined)
      }
    } while (isAskedAgain && !isClosed)
    running = undefined
  }
  const look = (): void => {
    if (isClosed) return
    isAskedAgain = true
    running ??= turn()
  }
  const arm = (instant: number | undefined): void => {
    clearTimeout(timer)
    const waitMs = instant === undefined ? lookEveryMs : Math.min(lookEveryMs, instant - clock.now())
    timer = setTimeout(look, Math.max(1, waitMs))
  }
  // A request that sets an instant must not be where the release comes from.
  actingFrom('timer', 'embargo', look)
  return {
    look: () => actingFrom('timer', 'embargo', look),
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await running
    },
  }
}

const scheduled = ({ store }: DraftPorts) =>
  store.read.selectFrom('draft').where('state', '=', 'scheduled').orderBy('release_at').orderBy('id')

async function dueDrafts(ports: DraftPorts): Promise<readonly string[]> {
  const now = instantOf(ports.clock.now())
  const rows = await scheduled(ports).select('id').where('release_at', '<=', now).execute()
  return rows.map(({ id }) => id)
}

async function nextInstant(ports: DraftPorts): Promise<number | undefined> {
  const row = await scheduled(ports).select('release_at').limit(1).executeTakeFirst()
  return row?.release_at ? Date.parse(row.release_at) : undefined
}

/** False where somebody else has released it, or has lifted its embargo. */
const releaseOne = (ports: DraftPorts, id: string): Promise<boolean> =>
  ports.releases.decide(async (trx, desk) => {
    const row = await lockDraft(trx, ports.store.engine, id)
    const now = ports.clock.now()
    if (row?.state !== 'scheduled' || row.release_at === null || Date.parse(row.release_at) > now)
      return false
    const authors = (await authorsOf(trx, [id])).get(id) ?? new Set<string>()
    const fourEyes = (await readPolicy(trx, { ...topicsOf(ports.releases), ...desk }))(contentIn(row))
    const { actor } = await trx
      .selectFrom('draft_event')
      .select('actor')
      .where('draft', '=', id)
      .where('act', '=', 'scheduled')
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const held = { row, authors, facts: factsOf(row, authors, fourEyes) }
    const { changes, events } = await releaseOrReturn(trx, held, desk, { actor })
    const isLate = now - Date.parse(row.release_at) > LATE_AFTER_MS
    const told = events.map((event) =>
      event.act === 'released' && isLate ? { ...event, code: 'late' as const } : event,
    )
    await keep(trx, row, actor, instantOf(now), { changes, events: told })
    return true
  })
