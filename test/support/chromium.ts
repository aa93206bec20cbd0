import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '#server/tools/chromium.mjs'

export const FLAGS = [
  '--headless',
  '--no-sandbox', // Chromium refuses its sandbox to root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real, headless Chromium: the one `npm test` found or installed. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium on PATH or in CHROMIUM_PATH; `npm test` installs one.')
  return chromium.launch({ executablePath, args: FLAGS })
}
