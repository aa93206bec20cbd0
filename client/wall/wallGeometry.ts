import { shapeOf } from '#client/wall/wallShape.ts'
import type { SceneShape } from '#shared/scenes/scene.ts'
import type { ScreenSettings, WallPart } from '#shared/screens/screen.ts'

/** How a page is laid out for the wall that its screen is, or is a part of; all in CSS pixels. */
export interface WallGeometry {
  /** Size of what is laid out: the screen, or the whole wall of which it shows a part. */
  readonly width: number
  readonly height: number
  /** How far the wall is moved so that the screen shows its own part. */
  readonly left: number
  readonly top: number
  readonly margins: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  /** One rem: everything is drawn for a wall of 192 × 108 of them, or 108 × 192 where it stands upright. */
  readonly rem: number
  /** How much larger type is than it was drawn for five metres. */
  readonly scale: number
  readonly shape: SceneShape
}

/** Scenes are drawn for so many metres. */
const DRAWN_FOR_M = 5
/** Type may be so much larger than it was drawn: beyond that there would be no room for what it says. */
const LARGEST_TYPE = 1.5
const LONG_REM = 192
const SHORT_REM = 108

/** How much larger type is where it is read from so far away; never smaller than it was drawn. */
export const typeScale = (distance: number): number =>
  Math.min(LARGEST_TYPE, Math.max(1, distance / DRAWN_FOR_M))

/** The wall that a screen of this size shows, or shows a part of. */
export function wallGeometry(
  screen: { readonly width: number; readonly height: number },
  { part, margins, distance }: Pick<ScreenSettings, 'part' | 'margins' | 'distance'>,
): WallGeometry {
  const width = wholeOf(screen.width, part?.columns ?? 1, part?.gapX ?? 0)
  const height = wholeOf(screen.height, part?.rows ?? 1, part?.gapY ?? 0)
  const edge = (thousandths: number): number => (thousandths / 1000) * height
  const inner = {
    width: width - edge(margins.left) - edge(margins.right),
    height: height - edge(margins.top) - edge(margins.bottom),
  }
  const [across, down] = inner.width < inner.height ? [SHORT_REM, LONG_REM] : [LONG_REM, SHORT_REM]
  const scale = typeScale(distance)
  return {
    width,
    height,
    left: -offsetOf(screen.width, part?.column ?? 0, part?.gapX ?? 0),
    top: -offsetOf(screen.height, part?.row ?? 0, part?.gapY ?? 0),
    margins: {
      top: edge(margins.top),
      right: edge(margins.right),
      bottom: edge(margins.bottom),
      left: edge(margins.left),
    },
    rem: Math.min(inner.width / across, inner.height / down) * scale,
    scale,
    shape: shapeOf(inner.width, inner.height),
  }
}

const wholeOf = (one: number, count: number, gap: WallPart['gapX']): number =>
  one * (count + (count - 1) * gap)
const offsetOf = (one: number, before: number, gap: WallPart['gapX']): number => one * before * (1 + gap)
