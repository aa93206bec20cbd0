import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { ShortText } from '#server/http/queryTexts.ts'
import {
  CredentialAnswer,
  CredentialRequest,
  NewScreen,
  PairingOffer,
  PairingRequest,
  PairingState,
  ScreenEdit,
  ScreenSelfSchema,
  SelfAnswer,
} from '#shared/contract/screens.ts'

const ID = z.object({ id: ShortText })

/** Devices on walls: how they come in, what they are told of themselves, and what is done to them. */
export const SCREEN_ENDPOINTS = {
  'POST /api/v1/screens/pairings': {
    summary: 'A device that nobody knows asks for a code to show; what it is known by meanwhile is a cookie',
    body: PairingRequest,
    answers: { 201: PairingOffer },
  },
  'GET /api/v1/screens/pairings/own': {
    summary: 'Whether the device’s code has been entered; once it has, the answer brings its credential',
    answers: { 200: PairingState },
  },
  'GET /api/v1/screens/self': {
    summary: 'What this screen is and how it is set up; null for people',
    answers: { 200: SelfAnswer },
  },
  'POST /api/v1/screens/self/credential': {
    summary: 'A screen says every few minutes that it is there; its credential is replaced within a day',
    body: CredentialRequest,
    answers: { 200: CredentialAnswer },
  },
  'POST /api/v1/screens': {
    summary: 'Lets the device in that shows this code, by a name and with settings',
    body: NewScreen,
    answers: { 201: ScreenSelfSchema },
  },
  'PUT /api/v1/screens/:id': {
    summary: 'Renames a screen or sets it up anew; it takes that at once',
    params: ID,
    body: ScreenEdit,
    answers: { 200: ScreenSelfSchema },
  },
  'DELETE /api/v1/screens/:id': {
    summary: 'Takes a screen’s credentials away: within seconds it shows nothing but a new code',
    params: ID,
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>
