import type { TestProject } from 'vitest/node'
import { openPostgresDoor } from './postgresDoor.ts'
import { tempFolder } from './tempFolder.ts'

/** Before all tests: a place for the demonstration's databases, and where to ask for PostgreSQL; both go with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await tempFolder()
  const door = await openPostgresDoor()
  project.provide('demoStore', folder.path)
  project.provide('postgresDoor', door.url)
  return async () => {
    await door.close()
    await folder.remove()
  }
}
