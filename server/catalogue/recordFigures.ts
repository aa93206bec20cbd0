import { z } from 'zod'
import type { CatalogueFiles, Filed } from '#server/catalogue/catalogueFiles.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import { duplicates, type Parts } from '#server/catalogue/crossChecks.ts'
import { Code } from '#shared/catalogue/indicatorEntry.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { RecordFigure } from '#shared/recordFigure.ts'

const FILE = 'record-figures.json'

const Name = z.string().min(1).max(60)
const Head = { figure: Code, ledger: Code, field: Name }
const RecordFigureEntry: z.ZodType<RecordFigure> = z.discriminatedUnion('kind', [
  z.strictObject({ ...Head, kind: z.literal('filed'), via: Name, by: Name, states: z.array(Code).min(1) }),
  z.strictObject({ ...Head, kind: z.literal('set'), setBy: z.array(Code) }),
])

/** Which figures of single projects are read from which records. */
export const readRecordFigures = (files: CatalogueFiles): readonly Filed<RecordFigure>[] =>
  files.entries(FILE, 'figures', RecordFigureEntry)

/** Money is kept in yuan, so that its figure is in a unit of money; nothing else can be read yet. */
const FIELD_TYPES: Readonly<Record<string, string>> = { money: 'money', area: 'area' }

/** Faults in what they say of the ledgers and of the figures. */
export function* recordFigureFaults(
  figures: readonly Filed<RecordFigure>[],
  { indicators, units, rules }: Pick<Parts, 'indicators' | 'units' | 'rules'>,
  ledgers: readonly Ledger[],
): Generator<Fault> {
  yield* duplicates(figures.map(({ file, entry }) => ({ file, entry: { code: entry.figure } })))
  for (const { file, entry } of figures) {
    const fault = (part: string, zh: string, en: string): Fault => ({
      ...{ file, entry: entry.figure, pointer: `/${part}` },
      ...{ zh: `字段“${part}”：${zh}`, en: `field "${part}": ${en}` },
    })
    const indicator = indicators.find((one) => one.indicator.code === entry.figure)?.indicator
    if (!indicator)
      yield fault('figure', `指标“${entry.figure}”不存在`, `indicator "${entry.figure}" does not exist`)
    const ledger = ledgers.find(({ code }) => code === entry.ledger)
    if (!ledger) {
      yield fault('ledger', `台账“${entry.ledger}”不存在`, `ledger "${entry.ledger}" does not exist`)
      continue
    }
    const typeOf = (name: string) => ledger.fields.find((one) => one.name === name)?.type
    const dimension = units.find(({ code }) => code === indicator?.unit)?.dimension
    if (indicator && FIELD_TYPES[typeOf(entry.field) ?? ''] !== dimension)
      yield fault(
        'field',
        `字段“${entry.field}”不是“${indicator.zh}”的单位所量的数：改用金额或面积字段`,
        `the field "${entry.field}" is not what the unit of "${indicator.en}" measures: name a field of money or area`,
      )
    if (entry.kind === 'set') {
      const kind = rules.find(({ code }) => code === indicator?.rule)?.periodKind
      if (ledger.code !== 'project' || (kind !== undefined && kind !== 'year'))
        yield fault(
          'kind',
          '只能取自项目台账，并按年发布',
          'it has to be of the ledger "project" and by the year',
        )
      for (const event of entry.setBy)
        if (!ledger.events.some(({ code }) => code === event))
          yield fault('setBy', `台账没有事件“${event}”`, `the ledger has no event "${event}"`)
      continue
    }
    if (typeOf(entry.via) !== 'ref(project)')
      yield fault('via', `字段“${entry.via}”不指向项目`, `the field "${entry.via}" names no project`)
    if (typeOf(entry.by) !== 'period')
      yield fault('by', `字段“${entry.by}”不是时期`, `the field "${entry.by}" is no period`)
    for (const state of entry.states)
      if (!ledger.states.some(({ code }) => code === state))
        yield fault('states', `台账没有状态“${state}”`, `the ledger has no state "${state}"`)
  }
}
