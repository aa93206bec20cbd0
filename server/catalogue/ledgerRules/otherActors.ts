import type { DefinitionFault, DefinitionGround } from '#server/catalogue/ledgerRules/definition.ts'
import { eventNamed } from '#shared/ledger/events.ts'
import type { Ledger, LedgerEvent } from '#shared/ledger/ledger.ts'

/** Further offices are there, and who must not be the same person did something that there is. */
export function* otherActorFaults(
  ledger: Ledger,
  { zh, code, kind, offices = [], another }: LedgerEvent,
  pointer: string,
  ground: DefinitionGround,
): Generator<DefinitionFault> {
  for (const [i, office] of offices.entries())
    if (!ground.offices.some((one) => one.code === office))
      yield {
        pointer: `${pointer}/offices/${i}`,
        zh: `事件“${zh}”所列的科室“${office}”不存在：改成已有的科室代码`,
        en: `"${code}" names the office "${office}", which does not exist: name one that does`,
      }
  if (offices.length > 0 && kind === 'clock')
    yield {
      pointer: `${pointer}/offices`,
      zh: `事件“${zh}”由系统按时触发，不由人办：去掉 offices`,
      en: `"${code}" happens by itself and is nobody's: take "offices" out`,
    }
  if (another !== undefined && (another === code || !eventNamed(ledger, another)))
    yield {
      pointer: `${pointer}/another`,
      zh: `事件“${zh}”须换人办理，所指的在先事件“${another}”不存在：改成台账已有的另一个事件`,
      en: `"${code}" is for another person than "${another}", which is no other event of the ledger: name one that is`,
    }
}
