import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromiumFlags } from '#server/kiosk/chromiumFlags.ts'
import { KioskUsage, readKioskOptions, USAGE } from '#server/kiosk/kioskOptions.ts'
import { superviseWindow } from '#server/kiosk/superviseWindow.ts'

/** `npm run kiosk`: one browser for each window of a wall, each kept on its page until this ends. */
async function main(): Promise<void> {
  const options = readKioskOptions(process.argv.slice(2))
  const program = process.env['CHROMIUM_PATH'] ?? 'chromium'
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  await Promise.all(
    options.windows.map(async (place, i) => {
      const profile = resolve(join(options.profile, String(i + 1)))
      await mkdir(profile, { recursive: true })
      const { url } = options
      const flags = chromiumFlags(profile, place, options.flags, url)
      const tell = (event: string, pid: number): void =>
        console.log(`${new Date().toISOString()} window ${i + 1} (process ${pid}) ${event}`)
      await superviseWindow({ program, profile, flags, url, tell }, stop.signal)
    }),
  )
}

try {
  await main()
} catch (error) {
  if (!(error instanceof KioskUsage)) throw error
  console.error(`${error.message}\n${USAGE}`)
  process.exitCode = 2
}
