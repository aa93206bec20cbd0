import { createHash } from 'node:crypto'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

/** The plan as it goes over the wire, with its strong tag. */
export interface WallDocument {
  readonly json: Buffer
  readonly etag: string
}

export function wallDocument(plan: WallPlan): WallDocument {
  const json = Buffer.from(JSON.stringify(plan))
  return { json, etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"` }
}
