import type { Indicator } from '#shared/indicator.ts'

/** One thing that is wrong with the catalogue's files: where it is and which rule it breaks. */
export interface Fault {
  readonly file: string
  /** Code of the entry, or its place in the list where it has none. */
  readonly entry: string
  /** The field of an indicator that it is about, where it is about one. */
  readonly field?: keyof Indicator
  /** JSON pointer into the definition of a ledger, where it is about one. */
  readonly pointer?: string
  readonly zh: string
  readonly en: string
}

const line = ({ file, entry, zh, en }: Fault): string => `${file}: ${entry}: ${zh} / ${en}`

/** The catalogue cannot be used; the message has one line for every fault, in both languages. */
export class CatalogueError extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(faults.map(line).join('\n'))
    this.name = 'CatalogueError'
    this.faults = faults
  }
}
