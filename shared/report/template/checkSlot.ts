import { reportFilter, REPORT_FILTERS, type ReportFilter } from '#shared/report/filters/filterTable.ts'
import { printsAmount } from '#shared/report/filters/amountFilters.ts'
import type { Indicator } from '#shared/indicator.ts'
import { indicatorAt, isReportWord } from '#shared/report/template/checkNames.ts'
import { checkWordSlot } from '#shared/report/template/checkWordSlot.ts'
import { nearest } from '#shared/report/template/nearest.ts'
import type { FilterCall, SlotNode } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'
import { asWritten, fittingFilters, type TemplateGround } from '#shared/report/template/templateGround.ts'

/** A figure with filters that print it, or a word of the report. */
export function checkSlot(slot: SlotNode, ground: TemplateGround, faults: TemplateFaults): void {
  if (isReportWord(slot.code)) return checkWordSlot(slot, faults)
  const indicator = indicatorAt(slot.code, ground, faults)
  const fitting = indicator ? fittingFilters(indicator, ground.catalogue.unit(indicator.unit)) : []
  let mayGoOn = indicator !== undefined
  for (const [i, call] of slot.filters.entries()) {
    const filter = filterAt(call, fitting, faults)
    if (!filter) mayGoOn = false
    else if (indicator && !fits(filter, call, indicator, fitting, ground, faults)) mayGoOn = false
    else if (!isInPlace(filter, call, slot.filters[i + 1], faults)) mayGoOn = false
  }
  const last = slot.filters.at(-1)
  if (!mayGoOn || (last && reportFilter(last.name)?.role === 'print')) return
  if (last) noUnit(last, fitting, faults)
  else unprinted(slot, fitting, faults)
}

function noUnit(last: FilterCall, fitting: readonly ReportFilter[], faults: TemplateFaults): void {
  const amount = fitting.find(({ name }) => isAmount(name))
  faults.add(
    'no-filter',
    last,
    { zh: `“${last.name}”后面还要有单位`, en: `a unit has to follow "${last.name}"` },
    ...(amount ? [`${faults.text.slice(last.at, last.end)} | ${amount.name}`] : []),
  )
}

function unprinted({ code }: SlotNode, fitting: readonly ReportFilter[], faults: TemplateFaults): void {
  const [best] = fitting
  faults.add(
    'no-filter',
    code,
    { zh: `没有写怎样印出${namesOf(fitting)}`, en: `nothing says how to print it: ${listed(fitting)} can` },
    ...(best ? [`${code.code} | ${asWritten(best)}`] : []),
  )
}

const isAmount = (name: string): boolean =>
  name === 'own' || printsAmount.some((amount) => amount.name === name)
const namesOf = (filters: readonly ReportFilter[]): string =>
  filters.length === 0 ? '' : `，可用${filters.map(({ name }) => name).join('、')}`

const listed = (filters: readonly ReportFilter[]): string => filters.map(({ name }) => name).join(', ')

/** The filter of that name, with what has to follow its colon. */
function filterAt(
  call: FilterCall,
  fitting: readonly ReportFilter[],
  faults: TemplateFaults,
): ReportFilter | null {
  const filter = reportFilter(call.name)
  if (!filter) {
    const names = REPORT_FILTERS.map(({ name }) => name)
    const meant =
      nearest(
        call.name,
        fitting.map(({ name }) => name),
        closeBy(call.name),
      ) ??
      nearest(call.name, names, closeBy(call.name)) ??
      fitting[0]?.name
    const known = meant === undefined ? undefined : reportFilter(meant)
    faults.add(
      'unknown-filter',
      call,
      { zh: `没有过滤器“${call.name}”${namesOf(fitting)}`, en: `there is no filter "${call.name}"` },
      ...(known ? [asWritten(known, argumentFor(known, call))] : []),
    )
    return null
  }
  const { takes } = filter
  const isRight = takes === null ? call.argument === null : takes.some((one) => one === call.argument)
  if (isRight) return filter
  faults.add(
    'filter-argument',
    call,
    takes
      ? {
          zh: `“${filter.name}”后面写冒号和${takes.join('、')}之一`,
          en: `"${filter.name}" takes a colon and one of ${takes.join(', ')}`,
        }
      : { zh: `“${filter.name}”后面不写参数`, en: `"${filter.name}" takes nothing` },
    asWritten(filter),
  )
  return null
}

/** Names of filters are short: one letter astray, two in longer ones. */
const closeBy = (name: string): number => (name.length < 4 ? 1 : 2)
const argumentFor = ({ takes }: ReportFilter, { argument }: FilterCall): string | undefined =>
  takes?.find((one) => one === argument) ?? takes?.[0]

function fits(
  filter: ReportFilter,
  call: FilterCall,
  indicator: Indicator,
  fitting: readonly ReportFilter[],
  { catalogue }: TemplateGround,
  faults: TemplateFaults,
): boolean {
  const unit = catalogue.unit(indicator.unit)
  const fit = filter.role === 'day' ? 'wrong-kind' : filter.fits(indicator, unit)
  if (fit === 'fits') return true
  const [best] = fitting
  faults.add(
    fit,
    call,
    fit === 'wrong-unit'
      ? {
          zh: `“${indicator.zh}”的单位是“${unit.zh}”，不能用“${call.name}”${namesOf(fitting)}`,
          en: `"${indicator.en}" is in ${unit.en}, "${call.name}" does not print that; ${listed(fitting)} do`,
        }
      : {
          zh: `“${indicator.zh}”不是“${call.name}”所说的那种数${namesOf(fitting)}`,
          en: `"${indicator.en}" is not what "${call.name}" is for; take ${listed(fitting)}`,
        },
    ...(best ? [filter.role === 'before' ? '' : asWritten(best)] : []),
  )
  return false
}

/** What prints stands last; what stands before it wants an amount behind. */
function isInPlace(
  filter: ReportFilter,
  call: FilterCall,
  next: FilterCall | undefined,
  faults: TemplateFaults,
): boolean {
  if (!next) return true
  const after = reportFilter(next.name)
  if (filter.role === 'before' ? !after || isAmount(after.name) : false) return true
  faults.add(
    'unexpected',
    filter.role === 'before' ? next : { at: call.end, end: next.end },
    filter.role === 'before'
      ? { zh: `“${call.name}”后面要接单位`, en: `a unit has to follow "${call.name}"` }
      : { zh: `“${call.name}”后面不能再接过滤器`, en: `nothing may follow "${call.name}"` },
    ...(filter.role === 'before' ? [] : ['']),
  )
  return false
}
