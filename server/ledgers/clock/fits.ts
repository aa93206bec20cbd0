import type { Fields } from '#shared/ledger/record.ts'

/** Whether a record holds one of the values in each of these fields. */
export const fits = (fields: Fields, where: Readonly<Record<string, readonly string[]>>): boolean =>
  Object.entries(where).every(([name, values]) => {
    const value = fields[name]
    const held: readonly unknown[] = Array.isArray(value) ? value : [value]
    return held.some((one) => typeof one === 'string' && values.includes(one))
  })
