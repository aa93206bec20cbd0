import {
  fieldValues,
  referredLedger,
  type ClockRule,
  type Ledger,
  type LedgerEvent,
} from '#shared/ledger/ledger.ts'
import {
  aDay,
  namedField,
  type DefinitionFault,
  type DefinitionGround,
} from '#server/catalogue/ledgerRules/definition.ts'

/** What keeps an event from happening by itself. */
export function* clockFaults(
  ledger: Ledger,
  { kind, clock, zh, code }: LedgerEvent,
  pointer: string,
  ground: DefinitionGround,
): Generator<DefinitionFault> {
  if ((kind === 'clock') !== (clock !== undefined))
    yield {
      pointer: `${pointer}/clock`,
      zh: `事件“${zh}”的 kind 与 clock 不符：自动事件两者都要，其他事件都不要`,
      en: `"${code}": an event of kind clock says when, and no other does`,
    }
  if (clock?.kind === 'overdue' && !ledger.deadline)
    yield {
      pointer: `${pointer}/clock`,
      zh: `事件“${zh}”要到期才触发，台账却没有时限：添加 deadline`,
      en: `"${code}" waits for a deadline and the ledger has none: add it`,
    }
  if (clock?.kind === 'absent') yield* absentFaults(ledger, clock, `${pointer}/clock`, ground)
  if (clock?.kind === 'waiting') {
    const whose = { zh: `事件“${zh}”`, en: `the event "${code}"` }
    yield* namedField(ledger, clock.since, `${pointer}/clock/since`, whose, aDay)
    yield* whereFaults(ledger, clock.where, `${pointer}/clock/where`)
  }
}

type Absent = Extract<ClockRule, { kind: 'absent' }>

function* absentFaults(
  ledger: Ledger,
  { of, via, day, where }: Absent,
  pointer: string,
  ground: DefinitionGround,
): Generator<DefinitionFault> {
  const watched = ground.ledger(of)
  if (!watched) {
    yield {
      pointer: `${pointer}/of`,
      zh: `所盯的台账“${of}”不存在：改成已有台账的代码`,
      en: `there is no ledger "${of}" to watch: name one that exists`,
    }
    return
  }
  yield* namedField(ledger, via, `${pointer}/via`, { zh: '缺报规则', en: 'the rule' }, (field) =>
    referredLedger(field) === of
      ? undefined
      : { zh: `字段“${field.zh}”不指向台账“${watched.zh}”`, en: `"${via}" does not refer to ${watched.en}` },
  )
  yield* namedField(ledger, day, `${pointer}/day`, { zh: '缺报规则', en: 'the rule' }, aDay)
  yield* whereFaults(watched, where, `${pointer}/where`)
}

/** Conditions name fields and values that the ledger has. */
function* whereFaults(watched: Ledger, where: Absent['where'], pointer: string): Generator<DefinitionFault> {
  for (const [name, values] of Object.entries(where)) {
    const field = watched.fields.find((one) => one.name === name)
    const known = field && fieldValues(watched, field)
    const wrong = values.filter((value) => known?.every(({ code }) => code !== value))
    if (!field || wrong.length > 0)
      yield {
        pointer: `${pointer}/${name}`,
        zh: `台账“${watched.zh}”没有 ${name}${wrong.length > 0 ? ` = ${wrong.join('、')}` : ''}：改成已有的字段和选项`,
        en: `${watched.en} has no ${name}${wrong.length > 0 ? ` = ${wrong.join(', ')}` : ''}: name what it has`,
      }
  }
}
