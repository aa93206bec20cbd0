import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '#server/tools/chromium.mjs'

/** What the driver switches off itself, since the last list wins, and pages that the browser prepares for its own address bar. */
const WITHOUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
]
export const FLAGS = [
  '--headless',
  '--no-sandbox', // Chromium refuses its sandbox to root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${WITHOUT.join(',')}`,
]

/** A real, headless Chromium: the one `npm test` found or installed. Close it when done. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium on PATH or in CHROMIUM_PATH; `npm test` installs one.')
  return chromium.launch({ executablePath, args: FLAGS })
}
