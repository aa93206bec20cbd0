import type { WindowPlace } from '#server/kiosk/kioskOptions.ts'

const ALWAYS = [
  '--remote-debugging-pipe',
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--password-store=basic', // no keyring asks for a password where nobody can type one
  '--autoplay-policy=no-user-gesture-required', // releases may be spoken
  '--disable-features=Translate',
  '--disable-component-update',
  // Several windows form one wall: none of them is in the background.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** How Chromium is started for a wall: full screen, with a profile of its own, asking nobody anything. */
export const chromiumFlags = (
  profile: string,
  place: WindowPlace | null,
  flags: readonly string[],
  url: string,
): readonly string[] => [
  ...ALWAYS,
  `--user-data-dir=${profile}`,
  ...(place
    ? [`--window-position=${place.x},${place.y}`, `--window-size=${place.width},${place.height}`]
    : []),
  ...flags,
  url,
]
