import { NO_LEDGERS, referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type {
  DefinitionFault,
  DefinitionGround,
  DefinitionRule,
} from '#server/catalogue/ledgerRules/definition.ts'

const CHOICES = new Set(['enum', 'set'])

/** What fields hold: choices have values, references lead somewhere, ids and states are where they are looked for. */
export const fieldRules: DefinitionRule = function* (ledger, ground) {
  const fault = (i: number, part: string, zh: string, en: string): DefinitionFault => ({
    pointer: `/fields/${i}${part}`,
    zh,
    en,
  })
  for (const [i, field] of ledger.fields.entries()) {
    const { name, type, values } = field
    const said = [`字段“${field.zh}”`, `the field "${name}"`] as const
    const isState = name === 'state' && type === 'enum'
    if (CHOICES.has(type) && !isState && !values)
      yield fault(i, '', `${said[0]}没有列出选项：添加 values`, `${said[1]} offers no values: add them`)
    if (values && (isState || !CHOICES.has(type)))
      yield fault(
        i,
        '/values',
        `${said[0]}不是选项字段，不能有 values：删去，或把类型改为 enum 或 set`,
        `${said[1]} is no choice and cannot have values: take them out, or make its type enum or set`,
      )
    if ((type === 'id') !== (name === 'id'))
      yield fault(
        i,
        '/type',
        `编号字段的名称和类型都须为 id：${said[0]}不符`,
        `a field of type id is named id, and the other way round: ${said[1]} is not`,
      )
    if (!leadsSomewhere(field, ground))
      yield fault(
        i,
        '/type',
        `${said[0]}所引用的台账不存在：${type}；改成已有台账的代码`,
        `${said[1]} refers to a ledger that does not exist: ${type}; name one that does`,
      )
  }
  yield* stateField(ledger)
}

function* stateField({ fields, states }: Ledger): Generator<DefinitionFault> {
  const has = fields.some(({ name, type }) => name === 'state' && type === 'enum')
  if (states.length > 0 && !has)
    yield {
      pointer: '/fields',
      zh: '有状态的台账须有名为 state、类型为 enum 的字段：添加它',
      en: 'a ledger with states needs a field "state" of type enum: add it',
    }
  if (states.length === 0 && fields.some(({ name }) => name === 'state'))
    yield {
      pointer: '/states',
      zh: '有字段 state 却没有列出状态：列出状态，或删去这个字段',
      en: 'there is a field "state" but there are no states: list them, or take the field out',
    }
}

function leadsSomewhere(field: LedgerField, ground: DefinitionGround): boolean {
  const referred = referredLedger(field)
  if (referred !== undefined) return ground.ledger(referred) !== undefined
  const what = /^ref\((.+)\)(?:\[\])?$/.exec(field.type)?.[1]
  return what === undefined || NO_LEDGERS.has(what)
}
