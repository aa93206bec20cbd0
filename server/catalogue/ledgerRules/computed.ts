import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'
import type {
  DefinitionFault,
  DefinitionGround,
  DefinitionRule,
} from '#server/catalogue/ledgerRules/definition.ts'

/** Fields that are worked out are worked out of something that is there. */
export const computedRules: DefinitionRule = function* (ledger, ground) {
  for (const [i, field] of ledger.fields.entries()) {
    const { computed } = field
    if (!computed) continue
    const pointer = `/fields/${i}/computed`
    if (computed.kind === 'on-time') {
      if (field.type !== 'boolean' || !ledger.deadline?.doneOn)
        yield {
          pointer,
          zh: `“${field.zh}”要算是否按时，须为 boolean 类型，台账须有时限 deadline 及 doneOn`,
          en: `"${field.name}" can only tell what was in time as a boolean, in a ledger with a deadline and its doneOn`,
        }
    } else yield* latestFaults(ledger, field.type, computed, pointer, ground)
  }
}

type Latest = Extract<NonNullable<Ledger['fields'][number]['computed']>, { kind: 'latest' }>

function* latestFaults(
  ledger: Ledger,
  type: string,
  { ledger: code, via, field, by, states }: Latest,
  pointer: string,
  ground: DefinitionGround,
): Generator<DefinitionFault> {
  const source = ground.ledger(code)
  if (!source) {
    yield {
      pointer: `${pointer}/ledger`,
      zh: `取数台账“${code}”不存在：改成已有台账的代码`,
      en: `there is no ledger "${code}" to take it from: name one that exists`,
    }
    return
  }
  const of = (name: string) => source.fields.find((one) => one.name === name)
  const reference = of(via)
  if (!reference || referredLedger(reference) !== ledger.code)
    yield {
      pointer: `${pointer}/via`,
      zh: `“${source.zh}”的字段“${via}”不指向本台账：改成 ref(${ledger.code}) 字段`,
      en: `"${via}" of ${source.en} does not refer to this ledger: name a field of type ref(${ledger.code})`,
    }
  if (of(field)?.type !== type)
    yield {
      pointer: `${pointer}/field`,
      zh: `“${source.zh}”的字段“${field}”类型不同或不存在：两个字段的类型须一致（${type}）`,
      en: `"${field}" of ${source.en} is not there or of another type: both have to be ${type}`,
    }
  if (of(by)?.type !== 'period')
    yield {
      pointer: `${pointer}/by`,
      zh: `“${source.zh}”的字段“${by}”不是时期：改成 period 字段`,
      en: `"${by}" of ${source.en} is no period: name a field of type period`,
    }
  for (const state of states)
    if (!source.states.some((one) => one.code === state))
      yield {
        pointer: `${pointer}/states`,
        zh: `“${source.zh}”没有状态“${state}”：改成已有的状态`,
        en: `${source.en} has no state "${state}": name one that it has`,
      }
}
