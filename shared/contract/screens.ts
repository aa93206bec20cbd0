import { z } from 'zod'
import type {
  Pointing,
  ScreenCommand,
  ScreenFault,
  ScreenLine,
  ScreenSelf,
  ScreenSettings,
  ScreenStatus,
  Selection,
  Showing,
  Stage,
  WallPart,
} from '#shared/screens/screen.ts'

const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Code = z.string().max(80)
const Name = z.string().trim().min(1).max(40)
const Share = z.number().min(0).max(1)
const Edge = z.number().min(0).max(100)
const Ms = z.number().min(0)

const Part: z.ZodType<WallPart> = z
  .strictObject({
    wall: z.string().trim().min(1).max(40),
    columns: z.int().min(1).max(12),
    rows: z.int().min(1).max(12),
    column: z.int().min(0).max(11),
    row: z.int().min(0).max(11),
    gapX: z.number().min(0).max(0.2),
    gapY: z.number().min(0).max(0.2),
  })
  .refine(({ column, columns, row, rows }) => column < columns && row < rows, { error: 'part' })

export const ScreenSettingsSchema: z.ZodType<ScreenSettings> = z.strictObject({
  playlist: Code.nullable(),
  language: z.enum(['zh-CN', 'en']),
  distance: z.number().min(1).max(30),
  margins: z.strictObject({ top: Edge, right: Edge, bottom: Edge, left: Edge }),
  part: Part.nullable(),
  calm: z.boolean(),
  dim: z.strictObject({ from: ClockText, until: ClockText, light: z.number().min(0.1).max(1) }).nullable(),
  voice: z.boolean(),
  silenceMinutes: z.int().min(1).max(240),
})

/** A device's public key (ECDSA on P-256), whose private half never leaves its browser. */
export const DeviceKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.base64url().length(43),
  y: z.base64url().length(43),
})
export type DeviceKey = z.output<typeof DeviceKey>

/** Body of `POST /screens/pairings`: the key of a device whose browser can make one. */
export const PairingRequest = z.strictObject({ key: DeviceKey.optional() })
export type PairingRequest = z.output<typeof PairingRequest>

/**
 * Answer of `POST /screens/pairings`: what a device that nobody knows shows; the secret behind it is a cookie. The end
 * is said as a time span too, for devices whose own clock is wrong.
 */
export const PairingOffer = z.object({
  code: z.string().length(6),
  expiresAt: z.iso.datetime(),
  seconds: z.number().min(0),
})
export type PairingOffer = z.output<typeof PairingOffer>
/** Answer of `GET /screens/pairings/own`, asked until it is `paired`; then the device has its credential. */
export const PairingState = z.object({ state: z.enum(['waiting', 'paired', 'expired']) })
export type PairingState = z.output<typeof PairingState>

/** Body of `POST /screens/self/credential`: the answer to a challenge, where there was one. */
export const CredentialRequest = z.strictObject({
  nonce: z.string().max(100).optional(),
  /** Of the nonce, by the device's key: ECDSA with SHA-256, r and s as they are. */
  signature: z.base64url().max(100).optional(),
})
export type CredentialRequest = z.output<typeof CredentialRequest>
/** The credential is young enough, was replaced by a new cookie, or is once the nonce comes back signed. */
export const CredentialAnswer = z.object({
  state: z.enum(['held', 'renewed', 'challenge']),
  nonce: z.string().optional(),
})
export type CredentialAnswer = z.output<typeof CredentialAnswer>

/** Answer of `GET /screens/self`: null for people, who look at walls without being one. */
export const SelfAnswer = z.object({ self: z.lazy(() => ScreenSelfSchema).nullable() })

/** Body of `POST /screens`: the code that the device shows, and what it is to be. */
export const NewScreen = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  name: Name,
  place: z.string().trim().max(60),
  settings: ScreenSettingsSchema,
})
export type NewScreen = z.output<typeof NewScreen>
/** Body of `PUT /screens/:id`. */
export const ScreenEdit = NewScreen.omit({ code: true })
export type ScreenEdit = z.output<typeof ScreenEdit>

export const SelectionSchema: z.ZodType<Selection> = z.strictObject({
  series: z.string().max(200).optional(),
  period: z.string().max(20).optional(),
  subject: z.string().max(80).optional(),
})
/** Body of `PUT /screens/:id/stage`: takes the screen, or goes on with it. */
export const ShowingSchema: z.ZodType<Showing> = z.strictObject({
  scene: Code.min(1),
  of: z.string().max(120).optional(),
  asOf: z.iso.date().optional(),
  filter: z.record(z.string().max(60), z.string().max(120)).optional(),
  selection: SelectionSchema.optional(),
})
export const StageSchema: z.ZodType<Stage> = z.object({
  account: z.string(),
  by: z.string(),
  since: Ms,
  until: Ms,
  showing: ShowingSchema,
})
export const ScreenSelfSchema: z.ZodType<ScreenSelf> = z.object({
  id: z.string(),
  name: z.string(),
  place: z.string(),
  settings: ScreenSettingsSchema,
  stage: StageSchema.nullable(),
})

/** Body of `POST /screens/self/faults`. */
export const FaultReport = z.strictObject({
  kind: z.enum(['script', 'chunk', 'widget', 'context', 'blocked', 'crashed', 'offline']),
  what: z.string().max(200),
})
export type FaultReport = z.output<typeof FaultReport>
const Fault: z.ZodType<ScreenFault> = FaultReport.extend({ at: Ms })

export const ScreenStatusSchema: z.ZodType<ScreenStatus> = z.strictObject({
  scene: Code,
  of: z.string().max(120).nullable(),
  seq: z.int().min(0),
  paintedAt: Ms,
  layout: z.int().min(0),
  build: z.string().max(80),
  width: z.int().min(0).max(100_000),
  height: z.int().min(0).max(100_000),
  ratio: z.number().min(0).max(20),
  heap: Ms.nullable(),
  frames: z.number().min(0).max(1_000),
  longest: Ms,
  offset: z.number().nullable(),
  doubt: Ms.nullable(),
  since: Ms,
  hidden: z.boolean(),
  faults: z.array(Fault).max(20),
})

export const ScreenLineSchema: z.ZodType<ScreenLine> = z.object({
  id: z.string(),
  name: z.string(),
  place: z.string(),
  settings: ScreenSettingsSchema,
  state: z.enum(['current', 'behind', 'frozen', 'away']),
  stage: StageSchema.nullable(),
  status: ScreenStatusSchema.nullable(),
  lastSeen: Ms.nullable(),
  pairedAt: Ms,
  means: z.enum(['paired', 'link']),
  address: z.string().nullable(),
})
/** Answer of `GET /screens`: the roll-call. */
export const ScreenRoll = z.object({ seq: z.int(), build: z.string(), screens: z.array(ScreenLineSchema) })
export type ScreenRoll = z.output<typeof ScreenRoll>

/** Answer of `GET /stages`: the screens that one may present on. */
export const StageList = z.object({
  screens: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      place: z.string(),
      state: z.enum(['current', 'behind', 'frozen', 'away']),
      /** Pixels of the scene, as it last said; null where it has said nothing yet. */
      width: z.int().nullable(),
      height: z.int().nullable(),
      /** What it shows now. */
      scene: Code.nullable(),
      stage: StageSchema.nullable(),
      /** The stage is the asker's own. */
      mine: z.boolean(),
    }),
  ),
})
export type StageList = z.output<typeof StageList>

/** Who has painted a release and when, and who has not: answer of `GET /screens/receipts?seq=`. */
export const ScreenReceipts = z.object({
  seq: z.int(),
  publishedAt: z.iso.datetime(),
  screens: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Instant of its word; null where it has not painted it. */
      paintedAt: z.iso.datetime().nullable(),
      /** Milliseconds from the arrival of the release to the frame that shows it. */
      ms: z.number().nullable(),
      /** The seq that it painted: a later one stands for all before it. */
      by: z.int().nullable(),
    }),
  ),
})
export type ScreenReceipts = z.output<typeof ScreenReceipts>

/** Body of `POST /screens/:id/commands`. */
export const CommandRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reload') }),
  z.strictObject({ kind: z.literal('identify'), seconds: z.int().min(3).max(60) }),
  z.strictObject({ kind: z.literal('picture') }),
]) satisfies z.ZodType<Exclude<ScreenCommand, { kind: 'upgrade' }>>
export type CommandRequest = z.output<typeof CommandRequest>

/** What a presenter's socket may send with `point`. */
export const PointingSchema: z.ZodType<Pointing> = z.strictObject({
  screen: z.string().max(80),
  at: z.strictObject({ x: Share, y: Share }).nullable(),
  selection: SelectionSchema.optional(),
})
