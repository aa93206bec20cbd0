import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const OWN = fileURLToPath(new URL('../../../shared/catalogue', import.meta.url))

export type Change = (text: string) => string
/** What is wrong, the file, what is done to it, and what the line that complains must say. */
export type Mutant = readonly [why: string, file: string, change: Change, ...said: string[]]

/** What the loader says of the product's own catalogue after one file was changed by hand. */
async function messageAfter(file: string, change: Change): Promise<string> {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  await cp(OWN, folder.path, { recursive: true })
  const text = await readFile(join(folder.path, file), 'utf8')
  const changed = change(text)
  expect(changed, 'the mutant is the original').not.toBe(text)
  await writeFile(join(folder.path, file), changed)
  try {
    loadCatalogue(folder.path)
  } catch (error) {
    if (error instanceof CatalogueError) return error.message
    throw error
  }
  return 'nothing wrong'
}

/** Replaces within the entry of a code only. */
export const inEntry =
  (code: string, from: string | RegExp, to: string) =>
  (text: string): string => {
    const start = text.indexOf(`"code": "${code}"`)
    const next = text.indexOf('"code":', start + 10)
    const end = next === -1 ? text.length : next
    return text.slice(0, start) + text.slice(start, end).replace(from, to) + text.slice(end)
  }

/** Expects one line among the complaints that names the file and says all of this. */
export async function expectRefused(file: string, change: Change, ...said: string[]): Promise<void> {
  const lines = (await messageAfter(file, change)).split('\n')
  // One entry that is refused takes what refers to it along; its own line must stand among them.
  const line = lines.find((candidate) => [file, ...said].every((words) => candidate.includes(words)))
  expect(line, lines.slice(0, 5).join('\n')).toBeDefined()
}
