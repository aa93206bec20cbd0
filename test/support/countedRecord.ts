import type { RecordsTerm } from '#shared/formula/formula.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Fields, JsonValue } from '#shared/ledger/record.ts'

/** Where the records are that a counted one refers to. */
export interface Around {
  readonly day: string
  /** Tells one record from another. */
  readonly n: number
  /** The round of evaluation that covers the period of the day. */
  readonly round: string
  readonly groundbreaking: string
}

/** The fields of a record that a count or sum takes in at a period end: what its conditions ask for, and names. */
export function countedFields(term: RecordsTerm, ledger: Ledger, around: Around): Fields {
  const told = ledger.fields.filter(({ type }) => type === 'string')
  const fields: Record<string, JsonValue> = Object.fromEntries(
    told.map(({ name }) => [name, `${name} ${around.n}`]),
  )
  for (const { field: name, test, values } of term.where) {
    const field = ledger.fields.find((one) => one.name === name)
    if (field?.computed?.kind === 'on-time') Object.assign(fields, inTime(ledger, around.day))
    else if (test === 'equals')
      fields[name] = field?.type === 'boolean' ? values[0] === 'true' : (values[0] ?? '')
    else if (test === 'in') fields[name] = values[0] ?? ''
    else if (test === 'has') fields[name] = [...values]
    else if (test === 'is-set') fields[name] = around.groundbreaking
    else if (test === 'covers-period') fields[name] = around.round
    else fields[name] = around.day
  }
  if (term.field !== null && term.aggregate === 'sum') fields[term.field] = 1_000_000_000
  if (term.field !== null && term.aggregate === 'count-distinct')
    fields[term.field] = `${term.field} ${around.n}`
  return fields
}

function inTime({ deadline }: Ledger, day: string): Fields {
  const { due, doneOn } = deadline ?? {}
  const from = due?.kind === 'field' ? due.field : due?.from
  return { ...(from !== undefined && { [from]: day }), ...(doneOn !== undefined && { [doneOn]: day }) }
}
