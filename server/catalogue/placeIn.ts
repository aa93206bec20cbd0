/** A JSON pointer into an entry in words that are found again in the file: `events › issue.opened › needs`. */
export function placeIn(entry: unknown, pointer: string): string {
  const way: string[] = []
  let at: unknown = entry
  for (const part of pointer.split('/').slice(1)) {
    at = Array.isArray(at) ? (at as readonly unknown[])[Number(part)] : isObject(at) ? at[part] : undefined
    way.push(/^\d+$/.test(part) ? (nameOf(at) ?? `[${part}]`) : part)
  }
  return way.join(' › ')
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function nameOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item
  if (!isObject(item)) return undefined
  const name = item['code'] ?? item['name'] ?? item['id']
  return typeof name === 'string' ? name : undefined
}
