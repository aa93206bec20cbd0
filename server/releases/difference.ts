import type { Json } from '#server/audit/appendAudit.ts'

/** The parts in which two states differ, before and after; all of them where there was none before. */
export function difference(before: object | undefined, after: object): { before: Json; after: Json } {
  const [was, is] = [before ?? {}, after].map((state) => new Map(Object.entries(jsonOf(state))))
  const parts = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].filter(
    (part) => JSON.stringify(was?.get(part)) !== JSON.stringify(is?.get(part)),
  )
  const of = (state: ReadonlyMap<string, Json> | undefined): Json =>
    Object.fromEntries(parts.map((part) => [part, state?.get(part) ?? null]))
  return { before: before ? of(was) : null, after: of(is) }
}

const jsonOf = (state: object): Record<string, Json> =>
  JSON.parse(JSON.stringify(state)) as Record<string, Json>
