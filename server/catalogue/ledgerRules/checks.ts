import { fieldFault } from '#shared/ledger/fieldFault.ts'
import { isAboutOthers, otherFaults, type OtherCheck } from '#server/catalogue/ledgerRules/otherChecks.ts'
import type { Ledger, RecordCheck } from '#shared/ledger/ledger.ts'
import {
  aDay,
  aNumber,
  namedField,
  namedFields,
  namedStates,
  typed,
  type DefinitionFault,
  type DefinitionRule,
} from '#server/catalogue/ledgerRules/definition.ts'

/** What is checked of records can be checked: the fields are there and of the right type. */
export const checkRules: DefinitionRule = function* (ledger, ground) {
  for (const [i, check] of ledger.checks.entries())
    yield* isAboutOthers(check)
      ? otherFaults(ledger, check, `/checks/${i}`, ground)
      : checkFaults(ledger, check, `/checks/${i}`)
}

const aPeriod = typed(new Set(['period']), '时期', 'period')
const aCount = typed(new Set(['integer']), '整数', 'integer')

function* checkFaults(
  ledger: Ledger,
  check: Exclude<RecordCheck, OtherCheck>,
  pointer: string,
): Generator<DefinitionFault> {
  const whose = { zh: '检查规则', en: 'a check' }
  const at = (part: string) => `${pointer}/${part}`
  switch (check.kind) {
    case 'differs':
      yield* namedField(ledger, check.field, at('field'), whose)
      yield* namedField(ledger, check.from, at('from'), whose)
      return
    case 'not-before':
      yield* namedField(ledger, check.field, at('field'), whose, aDay)
      yield* namedField(ledger, check.than, at('than'), whose, aDay)
      return
    case 'not-above':
      yield* namedField(ledger, check.field, at('field'), whose, aNumber)
      yield* namedField(ledger, check.than, at('than'), whose, aNumber)
      return
    case 'range':
      yield* namedField(ledger, check.field, at('field'), whose, aNumber)
      if (check.min === undefined && check.max === undefined)
        yield {
          pointer,
          zh: '范围没有上下限：写明 min 或 max',
          en: 'the range has no bounds: give min or max',
        }
      if (check.min !== undefined && check.max !== undefined && check.min > check.max)
        yield { pointer, zh: '下限大于上限：对调 min 与 max', en: 'min is above max: change them round' }
      return
    case 'at-least':
      yield* namedField(ledger, check.field, at('field'), whose, ({ zh, name, type }) =>
        type === 'set' || type.endsWith('[]') || type.startsWith('list(')
          ? undefined
          : {
              zh: `字段“${zh}”只有一个值，不能数个数`,
              en: `the field "${name}" holds one value and no list`,
            },
      )
      return
    case 'unique':
      yield* namedFields(ledger, check.fields, at('fields'), whose)
      yield* namedStates(ledger, check.states, at('states'), whose)
      return
    case 'numbered':
      yield* namedField(ledger, check.field, at('field'), whose, aCount)
      yield* namedFields(ledger, check.within, at('within'), whose)
      yield* namedField(ledger, check.yearOf, at('yearOf'), whose, aDay)
      yield* namedStates(ledger, check.states, at('states'), whose)
      return
    case 'not-falling':
      yield* namedField(ledger, check.field, at('field'), whose, aNumber)
      yield* namedField(ledger, check.per, at('per'), whose)
      yield* namedField(ledger, check.by, at('by'), whose, aPeriod)
      return
    case 'goes-with': {
      const other = ledger.fields.find(({ name }) => name === check.when)
      yield* namedField(ledger, check.field, at('field'), whose)
      yield* namedField(ledger, check.when, at('when'), whose)
      if (other && fieldFault(ledger, other, check.is))
        yield {
          pointer: at('is'),
          zh: `字段“${other.zh}”不会是 ${JSON.stringify(check.is)}：改成合乎其类型的值`,
          en: `the field "${other.name}" is never ${JSON.stringify(check.is)}: give a value of its type`,
        }
      return
    }
    case 'filled':
      yield* namedFields(ledger, check.fields, at('fields'), whose)
      yield* namedStates(ledger, check.states, at('states'), whose)
  }
}
