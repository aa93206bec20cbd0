import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { loadTemplates } from '#server/catalogue/loadTemplates.ts'
import { loadRooms } from '#server/rooms/definitions/loadRooms.ts'
import { OWN_BUILDERS } from '#server/rooms/own/ownBuilders.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const OWN = join(import.meta.dirname, '../../../shared/catalogue/templates')
const catalogue = loadCatalogue()
const rooms = loadRooms({ catalogue, ledgers: loadLedgers(), builders: new Set(OWN_BUILDERS.keys()) })

/** What the start says after the delivered templates were changed by hand. */
async function messageAfter(change: (folder: string) => Promise<void>): Promise<string> {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  await cp(OWN, join(folder.path, 'templates'), { recursive: true })
  await change(join(folder.path, 'templates'))
  try {
    loadTemplates(catalogue, rooms, folder.path)
  } catch (error) {
    if (error instanceof CatalogueError) return error.message
    throw error
  }
  return 'nothing wrong'
}
const withText = (file: string, change: (text: string) => string) => async (folder: string) => {
  const text = await readFile(join(folder, file), 'utf8')
  await writeFile(join(folder, file), change(text))
}

test('the four delivered templates have no faults', () => {
  const templates = loadTemplates(catalogue, rooms)
  expect(templates.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
    'half-year half-year',
    'month month',
    'week week',
    'bulletin bulletin',
  ])
  for (const { text } of templates) expect(text).toMatch(/^# .+\n/m)
})

test('a template that cannot be read stops the start, with file, line, column and what is meant', async () => {
  const said = await messageAfter(
    withText(
      'month.md',
      (text) => `${text}\n## 附\n{{economy.gdp.levle | 亿元}}{{#view projects nowhere}}{{/view}}\n`,
    ),
  )
  const lines = (await readFile(join(OWN, 'month.md'), 'utf8')).split('\n').length
  expect(said.split('\n')).toHaveLength(2)
  expect(said).toContain(
    `templates/month.md: ${lines + 2}:3: 没有数据“economy.gdp.levle”，应为“economy.gdp.level”？ / `,
  )
  expect(said).toContain(`templates/month.md: ${lines + 2}:27: “#view”要独占一行`)
})

test('a view that no room has is refused', async () => {
  const said = await messageAfter(
    withText('week.md', (text) => `${text}\n{{#view projects nowhere}}{{/view}}\n`),
  )
  expect(said).toContain('没有视图“nowhere”，有：')
})

test('a missing file, a code used twice and an unknown kind are refused', async () => {
  expect(await messageAfter((folder) => rm(join(folder, 'week.md')))).toContain(
    'templates/week.md: (file): 文件无法读取',
  )
  const inIndex = (from: string, to: string) => withText('index.json', (text) => text.replace(from, to))
  expect(await messageAfter(inIndex('"code": "week"', '"code": "month"'))).toContain('month: 代码重复')
  expect(await messageAfter(inIndex('"kind": "week"', '"kind": "year"'))).toContain(
    'templates/index.json: week',
  )
})
