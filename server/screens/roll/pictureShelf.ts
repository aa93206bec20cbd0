import { z } from 'zod'
import { Failure } from '#server/failure.ts'
import { ALONE, type Bus } from '#server/nodes/bus.ts'
import { parcels } from '#server/nodes/parcel.ts'

/** A picture of a screen is a thumbnail. */
export const PICTURE_BYTES = 400_000
/** One that was asked for comes within this time or not at all. */
const ASKED_FOR_MS = 60_000
/** So long a picture that another node has taken may be on its way. */
const ON_ITS_WAY_MS = 3_000
/** So long word that it was asked for may be. */
const WORD_MS = 1_000

const Id = z.string().max(100)
const Said = z.union([
  z.object({ asked: Id }),
  z.object({ screen: Id, base64: z.string().max(PICTURE_BYTES * 1.4) }),
])

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
  readonly put: (screen: string, bytes: Uint8Array) => Promise<void>
  readonly get: (screen: string) => ScreenPicture | undefined
  /** The same, after the one that another node is handing over. */
  readonly newest: (screen: string) => Promise<ScreenPicture | undefined>
  /** A screen that is no more has no picture. */
  readonly drop: (screen: string) => void
  readonly close: () => void
}

/** Every node has them all: a screen brings its picture to any, and whoever looks asks any. */
export function pictureShelf(now: () => number, bus: Bus = ALONE): PictureShelf {
  const askedAt = new Map<string, number>()
  const pictures = new Map<string, ScreenPicture>()
  const waiting = new Set<() => void>()
  const others = parcels(bus, 'picture', Said)

  const isAwaited = (screen: string): boolean => now() - (askedAt.get(screen) ?? -Infinity) <= ASKED_FOR_MS
  const take = (screen: string, bytes: Uint8Array): void => {
    if (!isAwaited(screen)) throw new Failure('not-found')
    const type = typeOf(bytes)
    if (!type) throw new Failure('screen-picture')
    askedAt.delete(screen)
    pictures.set(screen, { type, bytes, at: now() })
    waiting.forEach((look) => look())
  }
  /** Resolves when another node's word has made it so, or once that would have come. */
  const come = (withinMs: number, isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        waiting.delete(look)
        resolve()
      }
      const look = (): void => void (isSo() && end())
      const timer = setTimeout(end, bus.isAlone ? 0 : withinMs)
      waiting.add(look)
      look()
    })
  const close = others.hear((said) => {
    if ('asked' in said) {
      askedAt.set(said.asked, now())
      waiting.forEach((look) => look())
    } else if (isAwaited(said.screen)) take(said.screen, Buffer.from(said.base64, 'base64'))
  })
  return {
    asked: (screen) => {
      askedAt.set(screen, now())
      others.tell({ asked: screen })
    },
    put: async (screen, bytes) => {
      await come(WORD_MS, () => isAwaited(screen))
      take(screen, bytes)
      others.tell({ screen, base64: Buffer.from(bytes).toString('base64') })
    },
    get: (screen) => pictures.get(screen),
    newest: async (screen) => {
      await come(ON_ITS_WAY_MS, () => !isAwaited(screen))
      return pictures.get(screen)
    },
    drop: (screen) => {
      askedAt.delete(screen)
      pictures.delete(screen)
    },
    close,
  }
}

/** By its content: what a screen says of its picture is not believed. */
function typeOf(bytes: Uint8Array): ScreenPicture['type'] | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1')
  if (start.startsWith('\xFF\xD8\xFF')) return 'image/jpeg'
  return /^RIFF[^]{4}WEBP/.test(start) ? 'image/webp' : undefined
}
