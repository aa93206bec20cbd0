import { Failure } from '#server/failure.ts'

/** A picture of a screen is a thumbnail. */
export const PICTURE_BYTES = 400_000
/** One that was asked for comes within this time or not at all. */
const ASKED_FOR_MS = 60_000

export interface ScreenPicture {
  readonly type: 'image/jpeg' | 'image/webp'
  readonly bytes: Uint8Array
  /** Epoch milliseconds of its arrival. */
  readonly at: number
}

/** The newest picture of each screen, in memory alone: nothing of what walls showed is kept for long. */
export interface PictureShelf {
  readonly asked: (screen: string) => void
  /** Throws Failure `invalid` for what is no picture, and `not-found` where none was asked for. */
  readonly put: (screen: string, bytes: Uint8Array) => void
  readonly get: (screen: string) => ScreenPicture | undefined
  /** A screen that is no more has no picture. */
  readonly drop: (screen: string) => void
}

export function pictureShelf(now: () => number): PictureShelf {
  const askedAt = new Map<string, number>()
  const pictures = new Map<string, ScreenPicture>()
  return {
    asked: (screen) => void askedAt.set(screen, now()),
    put: (screen, bytes) => {
      if (now() - (askedAt.get(screen) ?? -Infinity) > ASKED_FOR_MS) throw new Failure('not-found')
      const type = typeOf(bytes)
      if (!type) throw new Failure('screen-picture')
      askedAt.delete(screen)
      pictures.set(screen, { type, bytes, at: now() })
    },
    get: (screen) => pictures.get(screen),
    drop: (screen) => {
      askedAt.delete(screen)
      pictures.delete(screen)
    },
  }
}

/** By its content: what a screen says of its picture is not believed. */
function typeOf(bytes: Uint8Array): ScreenPicture['type'] | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1')
  if (start.startsWith('\xFF\xD8\xFF')) return 'image/jpeg'
  return /^RIFF[^]{4}WEBP/.test(start) ? 'image/webp' : undefined
}
