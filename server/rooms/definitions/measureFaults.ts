import type { RoomsGround } from '#server/rooms/definitions/roomFaults.ts'
import type { ViewFault } from '#server/rooms/definitions/viewFaults.ts'
import { checkFormula } from '#shared/formula/checkFormula.ts'
import { terms, type Expression } from '#shared/formula/formula.ts'
import { FormulaError } from '#shared/formula/formulaError.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { filedField } from '#shared/formula/filed.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Measure } from '#shared/rooms/room.ts'
import type { Unit } from '#shared/unit.ts'

/** What keeps a measure from being worked out over the records of one ledger; `by-month`: at the end of each month. */
export function* measureFaults(
  measure: Measure,
  ledger: Ledger,
  ground: RoomsGround,
  when?: 'by-month',
): Generator<ViewFault> {
  const unit = ground.catalogue.units.find(({ code }) => code === measure.unit)
  if (!unit) {
    yield {
      zh: `“${measure.zh}”的单位“${measure.unit}”不存在：改成目录里的单位`,
      en: `"${measure.en}": there is no unit "${measure.unit}": name one of the catalogue`,
    }
    return
  }
  if (when === 'by-month' && measure.of !== 'formula')
    yield {
      zh: `“${measure.zh}”不能逐月计算：改用公式`,
      en: `"${measure.en}" cannot be asked month by month: use a formula`,
    }
  switch (measure.of) {
    case 'formula':
      yield* formulaFaults(measure, ledger, ground, when)
      return
    case 'mean-days':
      yield* unitFaults(measure, unit, 'time')
      for (const name of [measure.from, measure.to])
        if (!['date', 'datetime'].includes(ledger.fields.find((field) => field.name === name)?.type ?? ''))
          yield {
            zh: `“${ledger.zh}”没有日期字段“${name}”：改成已有的日期字段`,
            en: `${ledger.en} has no date "${name}": name one that it has`,
          }
      return
    case 'lights':
      yield* unitFaults(measure, unit, 'count')
      if (!ledger.deadline)
        yield {
          zh: `“${ledger.zh}”没有时限，也就没有灯：换一个台账，或改用公式`,
          en: `${ledger.en} has no deadline and so no lights: take another ledger, or a formula`,
        }
  }
}

function* unitFaults(measure: Measure, { dimension, factor, zh }: Unit, asked: string): Generator<ViewFault> {
  if (dimension !== asked || factor !== 1)
    yield {
      zh: `“${measure.zh}”不能以“${zh}”为单位：改成${asked === 'time' ? '天' : '个、项、件等'}`,
      en: `"${measure.en}" is not measured in "${measure.unit}": take a unit of ${asked === 'time' ? 'days' : 'counting'}`,
    }
}

function* formulaFaults(
  { formula: text, zh, en, unit }: Extract<Measure, { of: 'formula' }>,
  ledger: Ledger,
  { catalogue, ledgers }: RoomsGround,
  when: 'by-month' | undefined,
): Generator<ViewFault> {
  const told = (fault: ViewFault): ViewFault => ({ zh: `“${zh}”的${fault.zh}`, en: `"${en}": ${fault.en}` })
  let formula: Expression
  try {
    formula = parseFormula(text)
    checkFormula(
      formula,
      { unit, basis: 'as-of' },
      {
        indicator: catalogue.indicator,
        unit: (code) => catalogue.units.find((one) => one.code === code),
        ledger: (code) => ledgers.get(code),
      },
    )
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    yield told({ zh: `${error.zh}：改正公式`, en: `${error.en}: mend the formula` })
    return
  }
  for (const term of terms(formula)) {
    if (term.type === 'number') continue
    if (term.type !== 'records' || term.entity !== ledger.code)
      yield told({
        zh: `公式只能数或加本视图的台账“${ledger.code}”：去掉其他的量`,
        en: `the formula counts and sums records of "${ledger.code}" alone: take everything else out`,
      })
    else if (
      when === 'by-month' &&
      !term.where.some(({ test }) => test === 'in-ytd') &&
      !filedField(term, (code) => ledgers.get(code))
    )
      yield told({
        zh: '公式须以“日期 in ytd”为条件才能逐月累计：补上条件',
        en: 'the formula needs a condition "DATE in ytd" to run up month by month: add one',
      })
  }
}
