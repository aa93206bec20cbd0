import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CatalogueError, type Fault } from '#server/catalogue/catalogueError.ts'
import { CatalogueFiles } from '#server/catalogue/catalogueFiles.ts'
import type { DeliveredTemplate } from '#server/reports/index.ts'
import { tabledRooms } from '#server/reports/tabledRooms.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { ReportKindSchema, TemplateCode } from '#shared/contract/reports.ts'
import { readTemplate } from '#shared/report/template/checkTemplate.ts'
import type { TemplateRooms } from '#shared/report/template/templateGround.ts'
import type { Room } from '#shared/rooms/room.ts'

// Not `new URL(…, import.meta.url)`: a bundler takes that for the address of an asset.
const FOLDER = join(import.meta.dirname, '../../shared/catalogue')
const INDEX = 'templates/index.json'

const TemplateEntry = z.strictObject({
  code: TemplateCode,
  kind: ReportKindSchema,
  zh: z.string().min(1),
  en: z.string().min(1),
})

/**
 * The templates that are delivered, in the order in which they are offered. Throws a {@link CatalogueError} with one
 * line for each fault: the file, line and column, what is wrong and what may have been meant.
 */
export function loadTemplates(
  catalogue: Catalogue,
  rooms: ReadonlyMap<string, Room>,
  folder: string = FOLDER,
): readonly DeliveredTemplate[] {
  const files = new CatalogueFiles(folder)
  const known = tabledRooms(rooms)
  const faults: Fault[] = []
  const templates = files.entries(INDEX, 'templates', TemplateEntry).flatMap(({ entry }, i, all) => {
    if (all.findIndex((other) => other.entry.code === entry.code) < i)
      faults.push({ file: INDEX, entry: entry.code, zh: '代码重复', en: 'the code is used twice' })
    const file = `templates/${entry.code}.md`
    const text = textOf(join(folder, file))
    if (text === undefined) {
      faults.push({ file, entry: '(file)', zh: '文件无法读取', en: 'cannot be read' })
      return []
    }
    faults.push(...faultsIn(file, text, catalogue, known))
    return [{ ...entry, text }]
  })
  if (files.faults.length + faults.length > 0) throw new CatalogueError([...files.faults, ...faults])
  return templates
}

const faultsIn = (file: string, text: string, catalogue: Catalogue, rooms: TemplateRooms): readonly Fault[] =>
  readTemplate(text, { catalogue, rooms }).faults.map(({ line, column, zh, en, suggestion }) => ({
    file,
    entry: `${line}:${column}`,
    zh: suggestion ? `${zh}，应为“${suggestion}”？` : zh,
    en: suggestion ? `${en}; "${suggestion}"?` : en,
  }))

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
