import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { DeliveredTemplate } from '#server/reports/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { ReportKindSchema } from '#shared/contract/reports.ts'
import type { Room } from '#shared/rooms/room.ts'

const FOLDER = join(import.meta.dirname, '../../shared/catalogue/templates')
const Index = z.object({
  templates: z.array(z.object({ code: z.string(), kind: ReportKindSchema, zh: z.string(), en: z.string() })),
})

/** The templates of reports as they were delivered. */
export function loadTemplates(
  _catalogue: Catalogue,
  _rooms: ReadonlyMap<string, Room>,
): readonly DeliveredTemplate[] {
  const index = Index.parse(JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')))
  return index.templates.flatMap((entry) => {
    const file = join(FOLDER, `${entry.code}.md`)
    return existsSync(file) ? [{ ...entry, text: readFileSync(file, 'utf8') }] : []
  })
}
