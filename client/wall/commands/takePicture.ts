import { bringPicture } from '#client/api/roll.ts'
import { drawnFonts } from '#client/wall/commands/drawnFonts.ts'
import { DRAWN_PROPERTIES } from '#client/wall/commands/drawnProperties.ts'

/** Pixels across: enough to see what stands where, too few for names in small type. */
const ACROSS = 960
const MOST_BYTES = 400_000
/** Poorer ones are tried only where a picture is too large. */
const QUALITIES = [0.75, 0.5, 0.3]

/** Draws what this page shows and brings it to the server; false where it cannot be drawn small enough. */
export async function takePicture(): Promise<boolean> {
  const { domToBlob } = await import('modern-screenshot')
  const page = document.querySelector<HTMLElement>('#app')
  if (!page) return false
  const cssText = await drawnFonts()
  for (const quality of QUALITIES) {
    const picture = await domToBlob(page, {
      ...{ type: 'image/jpeg', quality, font: { cssText }, includeStyleProperties: DRAWN_PROPERTIES },
      scale: ACROSS / Math.max(1, window.innerWidth),
      backgroundColor: getComputedStyle(document.body).backgroundColor,
    })
    if (picture.size > MOST_BYTES) continue
    await bringPicture(picture)
    return true
  }
  return false
}
