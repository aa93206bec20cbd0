import type { CodedName, Ledger, LedgerField } from '#shared/ledger/ledger.ts'

/** What is wrong with a definition, where in it, and what to do about it. */
export interface DefinitionFault {
  /** JSON pointer into the definition. */
  readonly pointer: string
  readonly zh: string
  readonly en: string
}

/** What a definition may refer to. */
export interface DefinitionGround {
  readonly ledger: (code: string) => Ledger | undefined
  readonly domains: readonly CodedName[]
  /** Offices of the house and of the district; higher authorities keep no ledgers. */
  readonly offices: readonly CodedName[]
}

/** A rule of definitions: everything that it objects to. */
export type DefinitionRule = (ledger: Ledger, ground: DefinitionGround) => Iterable<DefinitionFault>

/** A field by its name; said of it where there is none. */
export function* namedFields(
  ledger: Ledger,
  names: readonly string[],
  pointer: string,
  whose: { readonly zh: string; readonly en: string },
  rule?: (field: LedgerField) => Omit<DefinitionFault, 'pointer'> | undefined,
): Generator<DefinitionFault> {
  for (const [i, name] of names.entries()) {
    const at = `${pointer}/${i}`
    const field = ledger.fields.find((one) => one.name === name)
    if (!field) yield unknownField(at, whose, name)
    else {
      const broken = rule?.(field)
      if (broken) yield { pointer: at, ...broken }
    }
  }
}

/** As {@link namedFields}, for one that may be left out. */
export function* namedField(
  ledger: Ledger,
  name: string | undefined,
  pointer: string,
  whose: { readonly zh: string; readonly en: string },
  rule?: (field: LedgerField) => Omit<DefinitionFault, 'pointer'> | undefined,
): Generator<DefinitionFault> {
  if (name === undefined) return
  for (const fault of namedFields(ledger, [name], '', whose, rule)) yield { ...fault, pointer }
}

const unknownField = (
  pointer: string,
  whose: { readonly zh: string; readonly en: string },
  name: string,
): DefinitionFault => ({
  pointer,
  zh: `${whose.zh}所指的字段“${name}”不存在：改成已有的字段，或先添加这个字段`,
  en: `${whose.en} names the field "${name}", which does not exist: name one that does, or add it first`,
})

/** States that the ledger lacks. */
export function* namedStates(
  { states }: Pick<Ledger, 'states'>,
  codes: readonly string[] | undefined,
  pointer: string,
  whose: { readonly zh: string; readonly en: string },
): Generator<DefinitionFault> {
  for (const [i, code] of (codes ?? []).entries())
    if (!states.some((state) => state.code === code))
      yield {
        pointer: `${pointer}/${i}`,
        zh: `${whose.zh}所指的状态“${code}”不存在：改成已有的状态，或先添加这个状态`,
        en: `${whose.en} names the state "${code}", which does not exist: name one that does, or add it first`,
      }
}

/** What every type of field that holds a day, and every one that holds a number, is called. */
export const DAYS: ReadonlySet<string> = new Set(['date', 'datetime'])
export const NUMBERS: ReadonlySet<string> = new Set(['integer', 'number', 'money', 'area', 'percent'])

/** A rule for fields: of one of these types. */
export const typed =
  (types: ReadonlySet<string>, zh: string, en: string) =>
  ({ zh: name, name: code, type }: LedgerField): Omit<DefinitionFault, 'pointer'> | undefined =>
    types.has(type)
      ? undefined
      : {
          zh: `字段“${name}”不是${zh}：换成${zh}字段，或改它的类型`,
          en: `the field "${code}" is no ${en}: name one that is, or change its type`,
        }

export const aDay = typed(DAYS, '日期', 'date')
export const aNumber = typed(NUMBERS, '数值', 'number')
