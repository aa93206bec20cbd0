import type { Request } from 'express'
import type { NightlyBackup } from '#server/backup/nightly.ts'
import { isLoopback } from '#server/http/loopback.ts'
import type { Metrics } from '#server/http/metrics.ts'
import { openApiDocument } from '#server/http/openapi.ts'
import type { Route } from '#server/http/routeTable.ts'
import { Failure } from '#server/failure.ts'
import type { Nodes } from '#server/nodes/index.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import { SILENT_MS, within } from '#server/store/within.ts'

export interface ServicePorts {
  readonly store: Store
  readonly releases: Pick<Releases, 'board'>
  readonly nodes: Pick<Nodes, 'lag' | 'nodes'>
  readonly metrics: Metrics
  /** Left out by a node that has no schedule of its own. */
  readonly backups?: Pick<NightlyBackup, 'state'>
  readonly metricsPublic: boolean
}

/** What machines that watch over the server ask for. */
export function serviceRoutes(
  route: Route,
  { store, releases, nodes, metrics, backups, metricsPublic }: ServicePorts,
): void {
  const document = openApiDocument()
  route('GET /api/openapi.json', async () => document)
  route('GET /healthz', async () => ({ status: 'up' as const }))

  route('GET /readyz', async () => {
    const asked = store.read.selectFrom('meta').select('key').limit(1).execute()
    await within(SILENT_MS, asked).catch(() => {
      throw new Failure('unavailable')
    })
    const { epoch, seq } = releases.board()
    const backup = await backups?.state()
    return {
      ...{ status: 'ready' as const, epoch, seq, lag: nodes.lag(), nodes: nodes.nodes().length },
      ...(backup && { backup: { newest: backup.newest, failed: backup.failed !== null } }),
    }
  })

  route('GET /metrics', async ({ request, response }) => {
    if (!metricsPublic && !isLocal(request)) throw new Failure('forbidden')
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
    return undefined
  })
}

/** A proxy on this machine is no reason to take its visitors for this machine. */
const isLocal = (request: Request): boolean =>
  isLoopback(request.ip) &&
  (request.headers['x-forwarded-for'] === undefined || request.ip !== request.socket.remoteAddress)
