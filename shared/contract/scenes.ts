import { z } from 'zod'
import { Instant, Seq } from '#shared/contract/scalars.ts'
import { PlaylistEntrySchema } from '#shared/scenes/playlistEntry.ts'
import { SceneEntry } from '#shared/scenes/sceneEntry.ts'

/** Answer of `GET /wall`: scenes and playlists as delivered; in what they differ today the board says. */
export const WallPlanAnswer = z.object({
  scenes: z.array(SceneEntry),
  playlists: z.array(PlaylistEntrySchema),
})

/** A change of the walls that is being prepared; no screen shows it. */
export const WallDraft = z.object({
  id: z.string(),
  /** Rises with every save; a save over an older one is refused. */
  version: z.int().positive(),
  part: z.enum(['scene', 'playlist']),
  code: z.string(),
  basedOn: z.int().nullable(),
  /** As it stands in the editor, also where it is not whole yet. */
  entry: z.json(),
  author: z.string(),
  at: Instant,
  /** Why it cannot be released yet; empty when it can. */
  faults: z.array(z.object({ pointer: z.string(), zh: z.string(), en: z.string() })),
})
export type WallDraft = z.output<typeof WallDraft>
export const WallDrafts = z.object({ drafts: z.array(WallDraft) })

/** The version that its author saw: 0 as delivered, null for a new one. */
const BasedOn = z.int().nonnegative().nullable()

/** Body of `POST /wall/drafts`. */
export const NewWallDraft = z.strictObject({
  part: z.enum(['scene', 'playlist']),
  basedOn: BasedOn,
  entry: z.json(),
})
export type NewWallDraft = z.input<typeof NewWallDraft>
/** Body of `PATCH /wall/drafts/:id`; `basedOn` where its author has looked at a newer version since. */
export const WallDraftPatch = z.strictObject({
  version: z.int().positive(),
  basedOn: BasedOn.optional(),
  entry: z.json(),
})

/** Body of `POST /wall/drafts/:id/release`. */
export const WallReleaseRequest = z.strictObject({
  version: z.int().positive(),
  reason: z.string().trim().min(1).max(1000),
})

/** Every state that the bureau has given a scene or playlist, newest first: answer of `GET /wall/history/:part/:code`. */
export const WallHistory = z.object({
  versions: z.array(
    z.object({
      version: z.int().positive(),
      seq: Seq,
      at: Instant,
      by: z.string().nullable(),
      reason: z.string(),
      entry: z.json(),
    }),
  ),
})

export type WallHistory = z.output<typeof WallHistory>

/** A picture that scenes may show; named by the hash of its bytes. */
export const WallPicture = z.object({
  hash: z.string().length(64),
  name: z.string(),
  type: z.string(),
  width: z.int(),
  height: z.int(),
})
export const WallPictures = z.object({ pictures: z.array(WallPicture) })
export type WallPicture = z.output<typeof WallPicture>
