import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TempFolder {
  readonly path: string
  remove(): Promise<void>
}

/** An empty folder of its own, below the system's place for them unless told. Hand `remove` to `onTestFinished`, or return it from a `beforeAll`. */
export async function tempFolder(below = tmpdir()): Promise<TempFolder> {
  const path = await mkdtemp(join(below, 'guanlan-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}
