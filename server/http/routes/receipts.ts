import type { Route } from '#server/http/routeTable.ts'
import type { Face, ReleaseReceipts } from '#shared/contract/live.ts'

interface ReceiptPorts {
  readonly newestReceipts: () => readonly ReleaseReceipts[]
  readonly following: () => ReadonlyMap<Face, number>
}

export function receiptRoutes(route: Route, { newestReceipts, following }: ReceiptPorts): void {
  route('GET /api/v1/receipts', async () =>
    newestReceipts().map(({ byFace, ...rest }) => ({ ...rest, byFace: [...byFace] })),
  )
  route('GET /api/v1/receipts/following', async () => {
    const of = (face: Face): number => following().get(face) ?? 0
    return { wall: of('wall'), tablet: of('tablet'), admin: of('admin'), other: of('other') }
  })
}
