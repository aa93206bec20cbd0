import type { AuditedFields } from '#shared/contract/audit.ts'

type Fields = Readonly<Record<string, AuditedFields['fields'][number]['after']>>

/** Fields as the server wrote them. */
export const fieldsIn = (json: string | undefined): Fields =>
  json === undefined ? {} : (JSON.parse(json) as Fields)

/** The fields in which two states differ, before and after. */
export function changedFields(before: Fields, after: Fields): AuditedFields['fields'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((field) => JSON.stringify(field.before) !== JSON.stringify(field.after))
}
