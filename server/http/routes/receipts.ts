import type { Route } from '#server/http/routeTable.ts'
import type { ReleaseReceipts } from '#shared/contract/live.ts'

export function receiptRoutes(route: Route, newestReceipts: () => readonly ReleaseReceipts[]): void {
  route('GET /api/v1/receipts', async () =>
    newestReceipts().map(({ byFace, ...rest }) => ({ ...rest, byFace: [...byFace] })),
  )
}
