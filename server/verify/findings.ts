import type { Finding } from '#shared/contract/audit.ts'

/** As many as somebody reads, of each table; of the rest only the number is told. */
const LISTED = 50
const EXCERPT = 160

export interface Findings {
  readonly add: (table: string, row: string, fault: Finding['fault'], differs?: Difference) => void
  readonly list: () => readonly Finding[]
  /** How many there are beyond those listed. */
  readonly more: () => number
}

export interface Difference {
  readonly column: string
  readonly expected: unknown
  readonly found: unknown
}

/** Gathers what is wrong, with its place. */
export function openFindings(): Findings {
  const listed: Finding[] = []
  const counts = new Map<string, number>()
  let more = 0
  return {
    add(table, row, fault, differs) {
      const count = (counts.get(table) ?? 0) + 1
      counts.set(table, count)
      if (count > LISTED) more += 1
      else listed.push({ table, row, fault, ...excerpts(differs) })
    },
    list: () => listed,
    more: () => more,
  }
}

const excerpts = (differs: Difference | undefined): Pick<Finding, 'column' | 'expected' | 'found'> =>
  differs
    ? { column: differs.column, expected: excerpt(differs.expected), found: excerpt(differs.found) }
    : { column: null, expected: null, found: null }

function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text
}
