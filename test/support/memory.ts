import { existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where files are memory, on Linux: syncing them costs nothing. */
const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 3 * 2 ** 30
const STALE_MS = 6 * 3_600_000

/**
 * A place for what tests write that is not about disks: thousands of synced commits wait for none. Nothing where this
 * machine has no such place, or too little of it.
 */
export function memoryFolder(): string | undefined {
  if (!existsSync(MEMORY)) return undefined
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ENOUGH_BYTES ? MEMORY : undefined
}

/** Takes away what runs that were killed have left there; nobody else does. */
export function sweepMemory(): void {
  const memory = memoryFolder()
  if (memory === undefined) return
  const stale = (path: string): boolean => Date.now() - statSync(path).mtimeMs > STALE_MS
  for (const name of readdirSync(memory).filter((entry) => entry.startsWith('guanlan-'))) {
    const path = join(memory, name)
    if (existsSync(path) && stale(path)) rmSync(path, { recursive: true, force: true })
  }
}
