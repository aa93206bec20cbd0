import { parseArgs } from 'node:util'
import { z } from 'zod'

/** Where a window stands on the desktop that the screens form, in pixels. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface KioskOptions {
  readonly url: string
  /** Folder of the browsers' profiles: by them a screen knows who it is after a power cut. */
  readonly profile: string
  /** One browser each; none: one that fills the screen. */
  readonly windows: readonly (WindowPlace | null)[]
  readonly flags: readonly string[]
}

/** What was asked for cannot be understood; the message says what to write. */
export class KioskUsage extends Error {}

export const USAGE = `npm run kiosk -- --url https://guanlan.example.cn/wall [--profile FOLDER]
  [--window X,Y,WIDTHxHEIGHT …]   one for each browser that forms the wall; without it one fills the screen
  [--flag=--SOME-FLAG …]          handed on to Chromium`

const Url = z.url({ protocol: /^https?$/ })
const PLACE = /^(-?\d+),(-?\d+),(\d+)x(\d+)$/

/** Reads the arguments of `npm run kiosk`. Throws {@link KioskUsage} where they cannot be understood. */
export function readKioskOptions(args: readonly string[]): KioskOptions {
  const { values } = parse(args)
  if (!Url.safeParse(values.url).success) throw new KioskUsage('--url: write the address of the wall.')
  const windows = (values.window ?? []).map((text) => {
    const [x, y, width, height] = (PLACE.exec(text)?.slice(1) ?? []).map(Number)
    if (x === undefined || y === undefined || !width || !height)
      throw new KioskUsage(`--window ${text}: write for example 1920,0,1920x1080.`)
    return { x, y, width, height }
  })
  return {
    url: values.url ?? '',
    profile: values.profile ?? './data/kiosk',
    windows: windows.length > 0 ? windows : [null],
    flags: values.flag ?? [],
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        profile: { type: 'string' },
        window: { type: 'string', multiple: true },
        flag: { type: 'string', multiple: true },
      },
    })
  } catch (error) {
    throw new KioskUsage(error instanceof Error ? error.message : '')
  }
}
