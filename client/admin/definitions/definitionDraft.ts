import type { Ledger, LedgerEvent, LedgerField, LedgerState, Mechanism } from '#shared/ledger/ledger.ts'

/** A definition that can be typed into; the form changes it in place. */
export type Draft<T> = T extends readonly (infer U)[]
  ? Draft<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Draft<T[K]> }
    : T
export type LedgerDraft = Draft<Ledger>

/** What a new ledger begins with: things that are only noted down, or things that are worked on until they are done. */
export type Pattern = 'register' | 'handling'

const NAME: LedgerField = { name: 'name', zh: '名称', en: 'Name', type: 'string' }
const DUE: LedgerField = { name: 'dueOn', zh: '办理时限', en: 'Due on', type: 'date' }
const DONE: LedgerField = { name: 'doneOn', zh: '办结日期', en: 'Done on', type: 'date' }
const UNIT: LedgerField = {
  name: 'responsibleUnit',
  zh: '责任单位',
  en: 'Responsible unit',
  type: 'ref(owner)',
}
const STATE: LedgerField = { name: 'state', zh: '状态', en: 'Status', type: 'enum' }

const STATES: readonly LedgerState[] = [
  { code: 'open', zh: '待办', en: 'Open', phase: 'open' },
  { code: 'in-progress', zh: '在办', en: 'In progress', phase: 'open' },
  { code: 'done', zh: '办结', en: 'Done', phase: 'done' },
]

/** Codes of events begin with what the ledger is called. */
const happening = (code: string): string => (code === '' ? 'record' : code)

function handlingEvents(code: string): readonly LedgerEvent[] {
  const of = happening(code)
  return [
    ...[registered(of)],
    {
      ...move(`${of}.started`, '开始办理', 'Started'),
      from: ['open'],
      to: 'in-progress',
      by: ['keeper', 'unit'],
    },
    {
      ...move(`${of}.finished`, '办结', 'Finished'),
      ...{ from: ['in-progress'], to: 'done', stamp: 'doneOn', by: ['keeper', 'unit'] },
    },
    corrected(of),
  ]
}
const move = (code: string, zh: string, en: string): LedgerEvent => ({
  code,
  zh,
  en,
  kind: 'move',
  by: ['keeper'],
})
const registered = (of: string): LedgerEvent => ({
  ...{ code: `${of}.registered`, zh: '登记', en: 'Registered', kind: 'create' },
  ...{ needs: ['name'], by: ['keeper'] },
})
const corrected = (of: string): LedgerEvent => ({
  ...{ code: `${of}.corrected`, zh: '更正', en: 'Corrected', kind: 'edit' },
  ...{ reason: true, by: ['keeper'] },
})

/** A ledger to start from, kept by an office for a mechanism. */
export function blankLedger(
  pattern: Pattern,
  mechanism: Pick<Mechanism, 'code' | 'domain'>,
  owner: string,
): LedgerDraft {
  const isHandled = pattern === 'handling'
  const fields = isHandled ? [NAME, UNIT, DUE, DONE, STATE] : [NAME]
  const ledger: Ledger = {
    ...{ code: '', zh: '', en: '', mechanism: mechanism.code, domain: mechanism.domain, owner, fields },
    ...{ title: ['name'], columns: fields.map(({ name }) => name), states: isHandled ? STATES : [] },
    moves: isHandled
      ? [
          { from: 'open', to: 'in-progress' },
          { from: 'in-progress', to: 'done' },
        ]
      : [],
    events: isHandled ? handlingEvents('') : [registered('record'), corrected('record')],
    ...{ exposure: { kind: 'told' }, checks: [] },
    ...(isHandled && {
      unit: 'responsibleUnit',
      deadline: { due: { kind: 'field', field: 'dueOn' }, doneOn: 'doneOn', doneIn: ['done'], warnDays: 3 },
    }),
  }
  return structuredClone(ledger) as LedgerDraft
}

/** Another ledger as it is, under a name of its own. */
export const likeLedger = (ledger: Ledger): LedgerDraft => ({
  ...(structuredClone(ledger) as LedgerDraft),
  ...{ code: '', zh: '', en: '' },
})

/** Gives a new ledger its code; the codes of its events follow it. */
export function recode(draft: LedgerDraft, code: string): void {
  const [before, after] = [happening(draft.code), happening(code)]
  for (const event of draft.events)
    if (event.code.startsWith(`${before}.`)) event.code = after + event.code.slice(before.length)
  draft.code = code
}

/** Lets a move be made, or not any more. */
export function toggleMove(draft: LedgerDraft, from: string, to: string): void {
  const at = draft.moves.findIndex((move) => move.from === from && move.to === to)
  if (at < 0) draft.moves.push({ from, to })
  else draft.moves.splice(at, 1)
}

/** Removes a field from the ledger, and from wherever it is spoken of. */
export function removeField(draft: LedgerDraft, at: number): void {
  const [gone] = draft.fields.splice(at, 1)
  const name = gone?.name
  const without = (names: string[]): string[] => names.filter((one) => one !== name)
  draft.title = without(draft.title)
  draft.columns = without(draft.columns)
  for (const event of draft.events) {
    if (event.asks) event.asks = without(event.asks)
    if (event.needs) setNeeds(event, without(event.needs))
    if (event.stamp === name) delete event.stamp
  }
  if (draft.exposure.kind === 'board') draft.exposure.shown = without(draft.exposure.shown)
}

/** What an event needs; needing nothing is left out. */
export function setNeeds(event: Draft<LedgerEvent>, names: string[]): void {
  if (names.length === 0) delete event.needs
  else event.needs = names
}

/** Adds or takes away one of several. */
export const toggled = <T>(all: readonly T[] | undefined, one: T): T[] =>
  all?.includes(one) ? all.filter((other) => other !== one) : [...(all ?? []), one]
