import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { ShortText } from '#server/http/queryTexts.ts'
import { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import {
  NewWallDraft,
  WallDraft,
  WallDraftPatch,
  WallDrafts,
  WallHistory,
  WallPicture,
  WallPictures,
  WallPlanAnswer,
  WallReleaseRequest,
} from '#shared/contract/scenes.ts'

const OneDraft = z.object({ id: ShortText })

export const WALL_ENDPOINTS = {
  'GET /api/v1/wall': {
    summary: 'Scenes and playlists of the walls as delivered; in what they differ today the board says',
    headers: { 'If-None-Match': 'The ETag of the answer you have' },
    answers: { 200: WallPlanAnswer, 304: null },
  },
  'GET /api/v1/wall/drafts': {
    summary: 'Scenes and playlists that are being prepared, each with what keeps it from being released',
    answers: { 200: WallDrafts },
  },
  'POST /api/v1/wall/drafts': {
    summary:
      'Begin a change of a scene or playlist, or a new one; it is kept as typed and no screen shows it',
    body: NewWallDraft,
    answers: { 201: WallDraft },
  },
  'PATCH /api/v1/wall/drafts/:id': {
    summary: 'Save a draft over the version that you saw; a newer one is never overwritten',
    params: OneDraft,
    body: WallDraftPatch,
    answers: { 200: WallDraft },
  },
  'DELETE /api/v1/wall/drafts/:id': {
    summary: 'Throw a draft away',
    params: OneDraft,
    answers: { 204: null },
  },
  'POST /api/v1/wall/drafts/:id/release': {
    summary: 'Release a draft that has no faults: every screen takes it with the release',
    params: OneDraft,
    body: WallReleaseRequest,
    answers: { 201: ReleaseReceipt },
  },
  'GET /api/v1/wall/history/:part/:code': {
    summary: 'Every state that the bureau has given a scene or playlist, newest first',
    params: z.object({ part: z.enum(['scene', 'playlist']), code: ShortText }),
    answers: { 200: WallHistory },
  },
  'GET /api/v1/wall/pictures': {
    summary: 'The pictures that scenes may show',
    answers: { 200: WallPictures },
  },
  'POST /api/v1/wall/pictures': {
    summary: 'Bring a picture (PNG, JPEG or WebP, 8 MB at most) as application/octet-stream',
    headers: { 'X-File-Name': 'Its name, percent-encoded' },
    answers: { 201: WallPicture },
  },
  'GET /api/v1/wall/pictures/:hash': {
    summary: 'The picture with this hash',
    params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    answers: { 200: 'image/*' },
  },
} as const satisfies Record<string, Endpoint>
