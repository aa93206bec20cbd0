import { loadPlan } from '#server/scenes/definitions/loadPlan.ts'
import type { SceneGround } from '#server/scenes/definitions/sceneGround.ts'
import { wallDocument, type WallDocument } from '#server/scenes/definitions/wallDocument.ts'
import { beginDraft, discardDraft, listDrafts, saveDraft } from '#server/scenes/drafts/keepDraft.ts'
import { releaseDraft } from '#server/scenes/drafts/releaseDraft.ts'
import { knownPictures, openPictures, type Pictures } from '#server/scenes/pictures.ts'
import type { Db, ScenePorts } from '#server/scenes/ports.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { WallDraft, WallHistory } from '#shared/contract/scenes.ts'
import type { WallChange } from '#shared/release.ts'
import { wallPlanOn, type WallPlan } from '#shared/scenes/wallPlan.ts'

export { MOST_PICTURE_BYTES } from '#server/scenes/pictures.ts'

/** What stands on the walls, and what is being prepared for them. */
export interface Scenes {
  /** As delivered; in what it differs today the board says. */
  readonly delivered: WallPlan
  readonly document: WallDocument
  readonly drafts: () => Promise<readonly WallDraft[]>
  /** Keeps a scene or playlist as it is typed, be it whole or not. */
  readonly begin: (actor: Actor, body: unknown) => Promise<WallDraft>
  /** Throws Failure `draft-changed` where somebody else has saved it since. */
  readonly save: (actor: Actor, id: string, body: unknown) => Promise<WallDraft>
  readonly discard: (actor: Actor, id: string) => Promise<void>
  /** Throws {@link Failure}; then nothing was changed. */
  readonly release: (actor: Actor, id: string, body: unknown) => Promise<ReleaseReceipt>
  readonly history: (part: WallChange['part'], code: string) => Promise<WallHistory>
  readonly pictures: Pictures
}

/** Opens the delivered scenes and playlists. Throws a CatalogueError for those that cannot be used. */
export function openScenes(ports: ScenePorts): Scenes {
  const { releases } = ports
  const { rooms } = ports.delivered
  const delivered = loadPlan({ ...ports.delivered, pictures: new Set() })
  const ground = async (db: Db): Promise<SceneGround> => ({
    ...{ catalogue: releases.catalogue(), ledgers: releases.ledgers(), rooms },
    pictures: await knownPictures(db),
    plan: wallPlanOn(delivered, releases.board().wall),
  })
  const open = { ...ports, ground }
  return {
    delivered,
    document: wallDocument(delivered),
    drafts: () => listDrafts(open),
    begin: (actor, body) => beginDraft(open, actor, body),
    save: (actor, id, body) => saveDraft(open, actor, id, body),
    discard: (actor, id) => discardDraft(open, actor, id),
    release: (actor, id, body) => releaseDraft(open, actor, id, body),
    history: releases.wallHistory,
    pictures: openPictures(ports),
  }
}
