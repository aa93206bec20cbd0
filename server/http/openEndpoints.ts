import { z } from 'zod'
import { OpenHead } from '#shared/contract/open.ts'

const Count = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const Epoch = z.string().max(80)

/** Open data by seq: immutable, for caches. Only where the server is started with OPEN_DATA=1 or as an edge. */
export const OPEN_ENDPOINTS = {
  'GET /open/head': {
    summary: 'The newest seq and where its board is; only with OPEN_DATA=1, like all of /open',
    answers: { 200: OpenHead },
  },
  'GET /open/board/:epoch/:seq': {
    summary: 'All figures of areas as they were public at a seq; never changes, so that caches may keep it',
    params: z.object({ epoch: Epoch, seq: Count }),
    answers: { 200: 'application/json' },
  },
  'GET /open/releases/:epoch/:from/:to': {
    summary: 'The releases after one seq and up to another, a hundred at most, with their figures of areas',
    params: z.object({ epoch: Epoch, from: Count, to: Count }),
    answers: { 200: 'application/json' },
  },
  'GET /open/catalogue/:epoch/:seq': {
    summary: 'Indicators, units, areas and rules as they stood at a seq',
    params: z.object({ epoch: Epoch, seq: Count }),
    answers: { 200: 'application/json' },
  },
} as const
