import { referredLedger, type Ledger, type RecordCheck } from '#shared/ledger/ledger.ts'
import {
  aNumber,
  namedField,
  namedStates,
  type DefinitionFault,
  type DefinitionGround,
} from '#server/catalogue/ledgerRules/definition.ts'

type ViaCheck = Extract<RecordCheck, { kind: 'not-above' }> & { readonly via: string }
/** A check that looks at records of another ledger. */
export type OtherCheck = Extract<RecordCheck, { kind: 'sums-to' | 'while' }> | ViaCheck

export const isAboutOthers = (check: RecordCheck): check is OtherCheck =>
  check.kind === 'sums-to' ||
  check.kind === 'while' ||
  (check.kind === 'not-above' && check.via !== undefined)

const WHOSE = { zh: '检查规则', en: 'a check' }

/** The other ledger is there, is referred to or refers to this one, and has the fields and states that are named. */
export function* otherFaults(
  ledger: Ledger,
  check: OtherCheck,
  pointer: string,
  ground: DefinitionGround,
): Generator<DefinitionFault> {
  const at = (part: string) => `${pointer}/${part}`
  switch (check.kind) {
    case 'not-above': {
      yield* namedField(ledger, check.field, at('field'), WHOSE, aNumber)
      const other = yield* referred(ledger, check.via, at('via'), ground)
      if (other) yield* namedField(other, check.than, at('than'), WHOSE, aNumber)
      return
    }
    case 'while': {
      const other = yield* referred(ledger, check.field, at('field'), ground)
      if (other) yield* namedStates(other, check.states, at('states'), WHOSE)
      return
    }
    case 'sums-to': {
      yield* namedStates(ledger, check.states, at('states'), WHOSE)
      const parts = ground.ledger(check.ledger)
      if (!parts) {
        yield {
          pointer: at('ledger'),
          zh: `没有台账“${check.ledger}”：改成已有的台账`,
          en: `there is no ledger "${check.ledger}": name one that there is`,
        }
        return
      }
      yield* namedField(parts, check.field, at('field'), WHOSE, aNumber)
      yield* namedField(parts, check.via, at('via'), WHOSE, (field) =>
        referredLedger(field) === ledger.code
          ? undefined
          : {
              zh: `字段“${field.zh}”不指向“${ledger.zh}”：换成指向它的字段`,
              en: `the field "${field.name}" does not refer to "${ledger.code}": name one that does`,
            },
      )
    }
  }
}

/** The ledger that a field of this one refers to. */
function* referred(
  ledger: Ledger,
  name: string,
  pointer: string,
  ground: DefinitionGround,
): Generator<DefinitionFault, Ledger | undefined> {
  yield* namedField(ledger, name, pointer, WHOSE)
  const field = ledger.fields.find((one) => one.name === name)
  if (!field) return undefined
  const to = referredLedger(field)
  if (to === undefined)
    yield {
      pointer,
      zh: `字段“${field.zh}”不指向别的台账：换成指向台账的字段`,
      en: `the field "${field.name}" refers to no ledger: name one that does`,
    }
  return to === undefined ? undefined : ground.ledger(to)
}
