/** One stop of a playlist: a scene for some seconds, perhaps only on some days or in part of the day. */
export interface PlaylistEntry {
  /** Code of a scene or a room. */
  readonly scene: string
  /** What the scene is about, for scenes that are about one thing. */
  readonly of?: string | undefined
  readonly seconds: number
  /** 1 Monday to 7 Sunday, on the bureau's calendar; every day where left out. */
  readonly weekdays?: readonly number[] | undefined
  /** Bureau's time `HH:MM`; from the first to before the last, over midnight where they are turned round. */
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** What a red warning does to the round: it takes the screen for so long, once for each warning. */
export interface PlaylistAlarm {
  readonly scene: string
  readonly seconds: number
}

/** A playlist (轮播): scenes in their order, the same at the same moment on every screen that has it. */
export interface Playlist {
  /** Kebab case, unique. */
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly entries: readonly PlaylistEntry[]
  readonly transition: 'fade' | 'slide' | 'cut'
  readonly alarm?: PlaylistAlarm | undefined
  readonly retired?: true | undefined
}
