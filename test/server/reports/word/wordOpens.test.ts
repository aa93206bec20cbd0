import { execFile } from 'node:child_process'
import { accessSync, realpathSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeWord } from '#server/reports/word/writeWord.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const run = promisify(execFile)

/** LibreOffice, if this machine has it with Writer, which is a package of its own. */
function findOffice(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      const office = realpathSync(join(folder, 'soffice'))
      accessSync(join(dirname(office), 'libswlo.so'))
      return office
    } catch {
      // not in this folder
    }
  }
  return undefined
}

/** Text of so many characters: with the two of its indent it fills lines of 28. */
const wordOf = (characters: number): Promise<Uint8Array> =>
  writeWord({
    parts: [{ part: 'paragraph', runs: [{ text: '测'.repeat(characters) }] }],
    pictures: [],
    title: '测',
    author: '测',
    notice: null,
  })

async function pagesByOffice(office: string, files: readonly Uint8Array[]): Promise<readonly number[]> {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  const words = files.map((_, i) => join(folder.path, `${i}.docx`))
  for (const [i, word] of words.entries()) await writeFile(word, files[i] ?? '')
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder.path, 'profile')).href}`
  const asPdf = ['--headless', '--convert-to', 'pdf', '--outdir', folder.path]
  await run(office, [profile, ...asPdf, ...words], { timeout: LONGEST_MS })
  const printed = await Promise.all(words.map((word) => readFile(word.replace(/docx$/, 'pdf'), 'latin1')))
  return printed.map((pdf) => pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0)
}

const LONGEST_MS = 40_000
const office = findOffice()

describe('a Word file of ours', () => {
  it.skipIf(office === undefined)(
    'fills pages of 22 lines of 28 characters in LibreOffice (skipped where that is not installed)',
    { timeout: LONGEST_MS + 5_000 },
    async () => {
      const twoPages = 2 * 22 * 28 - 2
      const pages = await pagesByOffice(office ?? '', [await wordOf(twoPages), await wordOf(twoPages + 1)])
      expect(pages).toEqual([2, 3])
    },
  )
})
