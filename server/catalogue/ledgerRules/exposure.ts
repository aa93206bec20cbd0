import { referredLedger } from '#shared/ledger/ledger.ts'
import {
  namedField,
  namedFields,
  namedStates,
  type DefinitionRule,
} from '#server/catalogue/ledgerRules/definition.ts'

const PRIVATE = /^(?:file|ref\(person\)(?:\[\])?)$/

/** Nothing that names a firm or a person goes to a screen (README trap 13), and what opens a record exists. */
export const exposureRules: DefinitionRule = function* (ledger, ground) {
  const { exposure, fields } = ledger
  const whose = { zh: '公开范围', en: 'the exposure' }
  for (const [i, { zh, name, type, sensitive }] of fields.entries())
    if (type.startsWith('ref(person)') && !sensitive)
      yield {
        pointer: `/fields/${i}/sensitive`,
        zh: `字段“${zh}”是人名，须标为敏感：加上 "sensitive": true；担任职务的人可写 "screens"`,
        en: `the field "${name}" names persons and is sensitive: say so, true or, of who holds a duty, "screens"`,
      }
  if (exposure.kind === 'board') {
    yield* namedFields(
      ledger,
      exposure.shown,
      '/exposure/shown',
      whose,
      ({ zh, name, type, sensitive, computed }) =>
        sensitive || computed || PRIVATE.test(type)
          ? {
              zh: `字段“${zh}”敏感、是附件或由系统算出，不能上屏：从 shown 去掉`,
              en: `the field "${name}" is sensitive, a file or worked out, and goes to no screen: take it out of "shown"`,
            }
          : undefined,
    )
    return
  }
  const { from, via } = exposure
  if (via === undefined) {
    yield* namedStates(ledger, from, '/exposure/from', whose)
    return
  }
  yield* namedField(ledger, via, '/exposure/via', whose, (field) =>
    referredLedger(field) === undefined
      ? { zh: `字段“${field.zh}”不引用台账`, en: `the field "${via}" refers to no ledger` }
      : undefined,
  )
  const field = fields.find(({ name }) => name === via)
  const referred = field && ground.ledger(referredLedger(field) ?? '')
  if (referred) yield* namedStates(referred, from, '/exposure/from', whose)
}
