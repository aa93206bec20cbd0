import { reportFilter } from '#shared/report/filters/filterTable.ts'
import { wordAt } from '#shared/report/template/checkNames.ts'
import type { SlotNode } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'

/** Days are printed by `date`, other words as they are. */
export function checkWordSlot({ code, filters }: SlotNode, faults: TemplateFaults): void {
  const word = wordAt(code, faults)
  if (!word) return
  const [first, second] = filters
  if (word.isDay && !first)
    faults.add(
      'no-filter',
      code,
      { zh: `“${code.code}”是日期，后面接 date`, en: `"${code.code}" is a day: date has to follow` },
      `${code.code} | date`,
    )
  const odd = word.isDay ? (first?.name === 'date' && first.argument === null ? second : first) : first
  if (!odd) return
  const known = reportFilter(odd.name)
  const mustBeDate = word.isDay && odd === first
  const place = mustBeDate
    ? odd
    : { at: word.isDay && first ? first.end : code.end, end: filters.at(-1)?.end ?? odd.end }
  faults.add(
    known ? 'wrong-kind' : 'unknown-filter',
    place,
    mustBeDate
      ? { zh: `“${code.code}”是日期，只能用 date`, en: `"${code.code}" is a day: only date prints it` }
      : { zh: `“${code.code}”后面不接过滤器`, en: `no filter may follow "${code.code}"` },
    mustBeDate ? 'date' : '',
  )
}
