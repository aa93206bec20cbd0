/*
 * Screens, what they said, and what stands on walls; what the columns mean is as in `tables.ts`.
 */

/** A device on a wall. It is known by its sessions, which name it; a revoked one has none. */
export interface ScreenRow {
  id: string
  name: string
  place: string
  /** JSON of its `ScreenSettings`. */
  settings: string
  means: 'paired' | 'link'
  paired_at: string
  /** Account that let it in; null where a link did. */
  paired_by: string | null
  /** JSON of its public key, where the browser could make one. */
  device_key: string | null
  /** What its browser calls itself, without versions. */
  agent: string
  seen_at: string | null
  address: string | null
  /** JSON of its `Stage`; null while nobody presents. */
  stage: string | null
  revoked_at: string | null
}

/** What a screen with a key has to sign, once, before an instant (epoch milliseconds). */
export interface ScreenChallengeRow {
  /** Hash of the session that it was given to. */
  session: string
  nonce: string
  until: number
}

/** A device that shows a code and waits for somebody to enter it. */
export interface ScreenPairingRow {
  /** Hash of the secret that the device keeps. */
  hash: string
  code_hash: string
  device_key: string | null
  agent: string
  created_at: string
  expires_at: string
  /** The screen that it became; the device takes its credential once. */
  screen: string | null
  taken: number
}

/** A screen's word that it has painted `seq`, and with it everything after `after_seq`. */
export interface ScreenReceiptRow {
  screen: string
  seq: number
  after_seq: number
  at: string
  /** Null where it came with a whole board and not as a release. */
  ms: number | null
}

/** Every state that the bureau has given a scene or a playlist; 0 is the one delivered and not kept here. */
export interface WallVersionRow {
  part: 'scene' | 'playlist'
  code: string
  version: number
  seq: number
  entry: string
  reason: string
}

/** A scene or playlist that is being prepared. */
export interface WallDraftRow {
  id: string
  version: number
  part: 'scene' | 'playlist'
  code: string
  based_on: number | null
  entry: string
  account: string
  by_name: string
  at: string
}

/** Pictures that scenes show; the bytes lie in the data folder under their hash. */
export interface WallPictureRow {
  hash: string
  name: string
  type: string
  bytes: number
  width: number
  height: number
  at: string
  account: string
}
