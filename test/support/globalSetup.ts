import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { memoryFolder, sweepMemory } from './memory.ts'
import { openPostgresDoor } from './postgresDoor.ts'
import { tempFolder } from './tempFolder.ts'

/** PostgreSQL, which runs as somebody else, finds its own folder in there and nothing more. */
const PASSABLE = 0o711

/**
 * Before all tests: a folder for whatever they write, in memory where there is enough, a place for the demonstration's
 * databases in it, and where to ask for PostgreSQL; all of it goes with the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepMemory()
  const folder = await tempFolder(memoryFolder())
  await chmod(folder.path, PASSABLE)
  process.env['TMPDIR'] = folder.path // of the processes to come, whose project does not name another
  const demos = join(folder.path, 'demos')
  await mkdir(demos)
  const door = await openPostgresDoor()
  project.provide('demoStore', demos)
  project.provide('postgresDoor', door.url)
  return async () => {
    await door.close()
    await folder.remove()
  }
}
