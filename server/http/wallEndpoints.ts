import type { Endpoint } from '#server/http/endpoints.ts'
import { WallPlanAnswer } from '#shared/contract/scenes.ts'

export const WALL_ENDPOINTS = {
  'GET /api/v1/wall': {
    summary: 'Scenes and playlists of the walls as delivered; in what they differ today the board says',
    headers: { 'If-None-Match': 'The ETag of the answer you have' },
    answers: { 200: WallPlanAnswer, 304: null },
  },
} as const satisfies Record<string, Endpoint>
