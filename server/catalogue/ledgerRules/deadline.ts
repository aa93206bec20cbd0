import {
  aDay,
  namedField,
  namedStates,
  type DefinitionRule,
} from '#server/catalogue/ledgerRules/definition.ts'

/** A deadline is on a day, and something says when it is met. */
export const deadlineRules: DefinitionRule = function* (ledger) {
  const { deadline } = ledger
  if (!deadline) return
  const whose = { zh: '时限', en: 'the deadline' }
  const { due } = deadline
  if (due.kind === 'field') yield* namedField(ledger, due.field, '/deadline/due/field', whose, aDay)
  else yield* namedField(ledger, due.from, '/deadline/due/from', whose, aDay)
  yield* namedField(ledger, deadline.doneOn, '/deadline/doneOn', whose, aDay)
  yield* namedStates(ledger, deadline.doneIn, '/deadline/doneIn', whose)
  if (deadline.doneOn === undefined && deadline.doneIn === undefined)
    yield {
      pointer: '/deadline',
      zh: '时限没有说明何时算完成：写明 doneOn（日期字段）或 doneIn（状态）',
      en: 'nothing says when the deadline is met: give doneOn (a date) or doneIn (states)',
    }
}
