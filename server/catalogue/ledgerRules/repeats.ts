import type { DefinitionFault, DefinitionRule } from '#server/catalogue/ledgerRules/definition.ts'

/** Nothing is there twice: fields, values, states, moves, events. */
export const repeats: DefinitionRule = function* ({ fields, states, moves, events }) {
  yield* twice(
    fields.map(({ name }) => name),
    '/fields',
    '字段',
    'field',
  )
  yield* twice(
    states.map(({ code }) => code),
    '/states',
    '状态',
    'state',
  )
  yield* twice(
    moves.map(({ from, to }) => `${from} → ${to}`),
    '/moves',
    '流转',
    'move',
  )
  yield* twice(
    events.map(({ code }) => code),
    '/events',
    '事件',
    'event',
  )
  for (const [i, { values }] of fields.entries())
    yield* twice(
      (values ?? []).map(({ code }) => code),
      `/fields/${i}/values`,
      '选项',
      'value',
    )
}

function* twice(
  codes: readonly string[],
  pointer: string,
  zh: string,
  en: string,
): Generator<DefinitionFault> {
  for (const [i, code] of codes.entries())
    if (codes.indexOf(code) < i)
      yield {
        pointer: `${pointer}/${i}`,
        zh: `${zh}“${code}”重复：删去一个，或改它的代码`,
        en: `the ${en} "${code}" is there twice: take one out, or give it another code`,
      }
}
