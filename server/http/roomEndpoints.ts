import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { ShortText } from '#server/http/queryTexts.ts'
import { RoomAnswer, RoomQuery, RoomRoll } from '#shared/contract/rooms.ts'

/** A view or a room that somebody may not know of is answered as if it were not there. */
export const ROOM_ENDPOINTS = {
  'GET /api/v1/rooms': {
    summary: 'The rooms that there are for you, in the order of the navigation',
    answers: { 200: RoomRoll },
  },
  'GET /api/v1/rooms/:room': {
    summary:
      'What a room shows: its views as you may see them and what each holds at one seq; now, or as known and as things stood at the end of a day',
    params: z.object({ room: ShortText }),
    query: RoomQuery,
    headers: { 'If-None-Match': 'The ETag of the answer you have' },
    answers: { 200: RoomAnswer, 304: null },
  },
} as const satisfies Record<string, Endpoint>
