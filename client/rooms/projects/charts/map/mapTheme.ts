import { roomPx } from '#client/rooms/projects/charts/roomPx.ts'
import type { Light } from '#shared/light.ts'

/** Colours and sizes of a map, read from the page's own tokens. */
export interface MapTheme {
  readonly lights: Readonly<Record<Light, string>>
  readonly home: string
  readonly border: string
  readonly homeBorder: string
  readonly edge: string
  readonly text: string
  /** Of what has to be read first. */
  readonly ink: string
  readonly font: string
  /** In pixels. */
  readonly rem: number
  readonly small: number
  readonly label: number
}

export function readMapTheme(element: Element): MapTheme {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    lights: {
      green: token('--ok'),
      yellow: token('--watch'),
      red: token('--late'),
      grey: token('--unknown'),
    },
    home: token('--accent-soft'),
    border: token('--line'),
    homeBorder: token('--accent'),
    edge: token('--panel'),
    text: token('--text-3'),
    ink: token('--text'),
    font: token('--font-text'),
    rem: parseFloat(getComputedStyle(document.documentElement).fontSize),
    small: roomPx(element, '--room-small'),
    label: roomPx(element, '--room-text'),
  }
}
