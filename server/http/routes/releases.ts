import type { Drafts } from '#server/drafts/index.ts'
import type { Metrics } from '#server/http/metrics.ts'
import type { Route } from '#server/http/routeTable.ts'
import type { Releases } from '#server/releases/index.ts'

export function releaseRoutes(
  route: Route,
  releases: Releases,
  drafts: Pick<Drafts, 'permit'>,
  metrics: Metrics,
): void {
  route('GET /api/v1/releases', async ({ query: { after, epoch, limit } }) => {
    const board = releases.board()
    const head = { epoch: board.epoch, seq: board.seq }
    const isOtherLog = (epoch !== undefined && epoch !== head.epoch) || after > head.seq
    const missed = isOtherLog ? 'snapshot' : await releases.releasesAfter(after, limit)
    return missed === 'snapshot'
      ? { ...head, releases: [], snapshot: true as const }
      : { ...head, releases: [...missed] }
  })

  route('POST /api/v1/releases', async ({ identity, query, body, request, response }) => {
    const permit = drafts.permit(identity)
    if (query.dryRun === '1') {
      const { changes, unchanged, ...head } = await releases.rehearse(identity.actor, body, permit)
      return { ...head, changes: [...changes], unchanged: [...unchanged] }
    }
    const key = request.get('Idempotency-Key')
    const stop = metrics.publishSeconds.startTimer()
    const { receipt, replayed } = await releases.publish(identity.actor, body, key, permit)
    stop()
    if (replayed) response.set('Idempotency-Replayed', 'true')
    response.status(replayed ? 200 : 201)
    return receipt
  })
}
