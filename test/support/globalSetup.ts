import type { TestProject } from 'vitest/node'
import { tempFolder } from './tempFolder.ts'

/** Before all tests: a place for the demonstration's databases, which goes when the run ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await tempFolder()
  project.provide('demoStore', folder.path)
  return () => folder.remove()
}
