import { Failure } from '#server/failure.ts'
import { tabledRooms } from '#server/reports/tabledRooms.ts'
import type { ReportPorts } from '#server/reports/ports.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { readTemplate } from '#shared/report/template/checkTemplate.ts'
import type { ParsedTemplate } from '#shared/report/template/parseTemplate.ts'
import type { TemplateFault } from '#shared/report/template/templateFault.ts'

/** The text as a template, and everything that is wrong with it in the order of the text. */
export const readText = (
  { rooms }: Pick<ReportPorts, 'rooms'>,
  text: string,
  catalogue: Catalogue,
): ParsedTemplate => readTemplate(text, { catalogue, rooms: tabledRooms(rooms.definitions) })

/** Throws Failure `invalid` that says of each fault where it stands. */
export function refuseFaults(faults: readonly TemplateFault[]): void {
  if (faults.length === 0) return
  throw new Failure(
    'invalid',
    faults.slice(0, FAULTS_SHOWN).map(({ line, column, at, end, zh, en, suggestion = null }) => ({
      ...{ pointer: '/text', code: 'template-fault' as const },
      params: { line, column, at, end, fault: zh, faultEn: en, suggestion },
    })),
  )
}
