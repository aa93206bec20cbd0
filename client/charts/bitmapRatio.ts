const SHARPEST = 2
/** As many pixels as a whole screen of 3840 × 2160 has: some 33 MB for one chart, and no more. */
const MOST_PIXELS = 3840 * 2160

/**
 * How many pixels of its bitmap a chart of this size has for each CSS pixel: those of the screen, as long as the bitmap
 * does not grow beyond measure.
 */
export const bitmapRatio = (width: number, height: number, ofScreen: number): number =>
  Math.min(ofScreen, SHARPEST, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
