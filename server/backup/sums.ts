import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { writeSynced } from '#server/backup/writeSynced.ts'

/** As `sha256sum -c` reads it, for whoever has nothing of ours at hand. */
export const SUMS = 'SHA256SUMS'
const LINE = /^([0-9a-f]{64}) {2}(.+)$/

/** Writes down the hashes of all files in the folder. */
export async function writeSums(folder: string): Promise<void> {
  const lines: string[] = []
  for (const name of await filesIn(folder)) lines.push(`${await hashOf(join(folder, name))}  ${name}\n`)
  await writeSynced(join(folder, SUMS), lines.join(''))
}

/** What is not as it was written down: files that are other ones, gone or new. */
export async function wrongFiles(folder: string): Promise<readonly string[]> {
  if (!existsSync(join(folder, SUMS))) return [`${SUMS} is missing`]
  const lines = (await readFile(join(folder, SUMS), 'utf8')).split('\n').filter(Boolean)
  const expected = new Map<string, string>()
  const wrong: string[] = []
  for (const line of lines) {
    const [, hash, name] = LINE.exec(line) ?? []
    if (hash === undefined || name === undefined) wrong.push(`${SUMS} has a line that cannot be read`)
    else expected.set(name, hash)
  }
  const found = await filesIn(folder)
  for (const [name, hash] of expected)
    if (!found.includes(name)) wrong.push(`${name} is missing`)
    else if ((await hashOf(join(folder, name))) !== hash) wrong.push(`${name} is not what it was`)
  for (const name of found) if (!expected.has(name)) wrong.push(`${name} was not there before`)
  return wrong
}

/** All files but the list itself, by their paths from the folder on, in one order everywhere. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter((name) => name !== SUMS)
    .toSorted()
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
