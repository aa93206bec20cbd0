/** The part of a wall that one of several browsers shows; counted from the upper left, gaps in shares of one part. */
export interface WallPart {
  /** Browsers with the same wall show parts of one picture. */
  readonly wall: string
  readonly columns: number
  readonly rows: number
  readonly column: number
  readonly row: number
  /** What bezels hide between two parts, as a share of a part's width and height. */
  readonly gapX: number
  readonly gapY: number
}

/** How a screen is set up; decided in the admin panel, told to the screen at once. */
export interface ScreenSettings {
  /** Code of its playlist; null where it stays on the scene of its address. */
  readonly playlist: string | null
  readonly language: 'zh-CN' | 'en'
  /** Metres from which it is read: type grows with it. 5 is what scenes are drawn for. */
  readonly distance: number
  /** What a frame hides at the edges, in thousandths of the screen's height. */
  readonly margins: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  readonly part: WallPart | null
  /** Nothing moves: numbers stand, bars jump, scenes change at once. */
  readonly calm: boolean
  /** Darker between these times of the bureau's (`HH:MM`), to this share of full light. */
  readonly dim: { readonly from: string; readonly until: string; readonly light: number } | null
  /** Releases are spoken by the browser's own voice. */
  readonly voice: boolean
  /** After so many minutes without a word from whoever presents, the screen returns to its playlist. */
  readonly silenceMinutes: number
}

export const DEFAULT_SCREEN: ScreenSettings = {
  playlist: null,
  language: 'zh-CN',
  distance: 5,
  margins: { top: 0, right: 0, bottom: 0, left: 0 },
  part: null,
  calm: false,
  dim: null,
  voice: false,
  silenceMinutes: 5,
}

/** A point that whoever presents has chosen; widgets that show it mark it. */
export interface Selection {
  readonly series?: string | undefined
  readonly period?: string | undefined
  readonly subject?: string | undefined
}

/** What a presenter has put on a screen. */
export interface Showing {
  /** Code of a scene or a room. */
  readonly scene: string
  readonly of?: string | undefined
  /** A day of the past that it is shown as of. */
  readonly asOf?: string | undefined
  /** What lists on it are narrowed to, by field. */
  readonly filter?: Readonly<Record<string, string>> | undefined
  readonly selection?: Selection | undefined
}

/** A screen that somebody presents on; instants in milliseconds of the server's clock. */
export interface Stage {
  /** Account and name of who holds the screen. */
  readonly account: string
  readonly by: string
  readonly since: number
  /** Without a word from the presenter until then it is over. */
  readonly until: number
  readonly showing: Showing
}

/** What the server tells a screen about itself: when it connects, and whenever that changes. */
export interface ScreenSelf {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly settings: ScreenSettings
  readonly stage: Stage | null
}

/** Something that went wrong on a screen, as the screen itself noticed it. */
export interface ScreenFault {
  /** Milliseconds of the server's clock as the screen knows it. */
  readonly at: number
  readonly kind: 'script' | 'chunk' | 'widget' | 'context' | 'blocked' | 'crashed' | 'offline'
  /** The widget, file or message; never a figure. */
  readonly what: string
}

/** A screen's word about itself, with every heartbeat. */
export interface ScreenStatus {
  /** What it shows: code of scene or room, and what that is about. */
  readonly scene: string
  readonly of: string | null
  /** The release that is painted, and the instant of the server's clock when that was; 0 before the first. */
  readonly seq: number
  readonly paintedAt: number
  /** Releases that its layout is of: the newest edit of a scene or playlist that it has drawn. */
  readonly layout: number
  readonly build: string
  readonly width: number
  readonly height: number
  readonly ratio: number
  /** Megabytes, where the browser tells. */
  readonly heap: number | null
  /** Frames a second over the last heartbeat, and the longest time without one in milliseconds. */
  readonly frames: number
  readonly longest: number
  /** How far its clock is behind the server's, in milliseconds; and how sure it is of that. */
  readonly offset: number | null
  readonly doubt: number | null
  readonly since: number
  readonly hidden: boolean
  readonly faults: readonly ScreenFault[]
}

/** In words of the roll-call: painted the newest release, not yet, no heartbeat for two beats, gone. */
export type ScreenState = 'current' | 'behind' | 'frozen' | 'away'

/** One line of the roll-call. */
export interface ScreenLine {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly settings: ScreenSettings
  readonly state: ScreenState
  readonly stage: Stage | null
  /** Its newest word; null where it has said nothing since the server started. */
  readonly status: ScreenStatus | null
  /** Milliseconds of the server's clock; null where it has not been seen yet. */
  readonly lastSeen: number | null
  readonly pairedAt: number
  /** How it came in: paired by a code, or by the link of a wall. */
  readonly means: 'paired' | 'link'
  /** Address that it was last seen from. */
  readonly address: string | null
}

/** What a screen is asked to do; it answers when it has. */
export type ScreenCommand =
  | { readonly kind: 'reload' }
  /** Shows its name in big figures for so long. */
  | { readonly kind: 'identify'; readonly seconds: number }
  /** Takes a picture of what it shows and sends it to `PUT /screens/self/picture`. */
  | { readonly kind: 'picture' }
  /** Takes the new build that the server serves. */
  | { readonly kind: 'upgrade'; readonly build: string }

/** A pointer of whoever presents: shares of the scene's width and height, null where it has left. */
export interface Pointing {
  readonly screen: string
  readonly at: { readonly x: number; readonly y: number } | null
  readonly selection?: Selection | undefined
}

/** The same as its screen hears it. */
export type PointingHere = Omit<Pointing, 'screen'>

/** A screen says how it is so often. */
export const STATUS_EVERY_MS = 5_000
