import type { CellContent } from '#shared/cells/reading.ts'
import { isDateFormat } from '#shared/cells/dates.ts'
import { plainText } from '#shared/cells/plainText.ts'
import { BLANK, saying, settled, wrong, type FieldReading } from '#shared/ledger/import/fieldReading.ts'
import { sheetDayText } from '#shared/ledger/import/sheetDay.ts'
import type { RecordQuestion } from '#shared/ledger/import/recordMapping.ts'
import { isPeriod, periodEnd, periodParts, periodStart, type Day } from '#shared/period.ts'

const YMD =
  /^((?:19|20)\d{2}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?: ?日)?(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?/
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const YM = /^((?:19|20)\d{2}) ?[-/.年] ?(\d{1,2}) ?月?份?(?:底|末|初)?$/
const Y = /^((?:19|20)\d{2}) ?年?(?:底|末|初)?$/
const MD = /^(\d{1,2}) ?[-/月] ?(\d{1,2}) ?日?$/
const two = (n: string): string => n.padStart(2, '0')

export interface DayGround {
  /** What the question is keyed by, such as the field. */
  readonly of: string
  readonly today: Day
  readonly answers: Readonly<Record<string, string>>
}

/** The day that a cell names; a month, a year or a day without its year is asked about. */
export function readDay(cell: CellContent, ground: DayGround): FieldReading {
  const text = dayText(cell)
  if (text === '') return BLANK
  const day = exactDay(text)
  if (day !== undefined) return isPeriod(day) ? saying(day) : wrong('not-a-day', { text })
  const choices = possibleDays(text, ground.today)
  if (choices.length === 0) return wrong('not-a-day', { text })
  const question: RecordQuestion = {
    code: 'day',
    key: `day:${ground.of}:${text}`,
    params: { text },
    choices: [...choices, 'skip'].map((key) => ({ key })),
  }
  return settled(question, ground.answers, saying)
}

/** The instant that a cell names, at noon of the bureau's day where it names only that. */
export function readMoment(cell: CellContent, ground: DayGround): FieldReading {
  const text = dayText(cell)
  const day = readDay(cell, ground)
  if (day.kind !== 'value' || typeof day.value !== 'string') return day
  const [, , , , hour, minute] = YMD.exec(text) ?? []
  const [h, m] = hour === undefined || minute === undefined ? ['12', '00'] : [two(hour), minute]
  const at = Date.parse(`${day.value}T${h}:${m}:00+08:00`)
  return Number.isNaN(at) ? wrong('not-a-day', { text }) : saying(new Date(at).toISOString())
}

/** A date of the sheet as text, whatever its format leaves out. */
function dayText({ text, value, format = '' }: CellContent): string {
  if (value === undefined || !isDateFormat(format)) return plainText(text)
  return sheetDayText(value) ?? plainText(text)
}

function exactDay(text: string): string | undefined {
  const [, year, month, day] = YMD.exec(text) ?? COMPACT.exec(text) ?? []
  return year && month && day ? `${year}-${two(month)}-${two(day)}` : undefined
}

/** First and last day of the stretch that is named; of a day without its year the latest ones that are past. */
function possibleDays(text: string, today: Day): readonly string[] {
  const [, year, month] = YM.exec(text) ?? []
  const named = year && month ? `${year}-${two(month)}` : Y.exec(text)?.[1]
  if (named !== undefined) return isPeriod(named) ? [periodStart(named), periodEnd(named)] : []
  const [, m, d] = MD.exec(text) ?? []
  if (m === undefined || d === undefined) return []
  const thisYear = periodParts(today).year
  return [0, 1, 2, 3, 4, 5, 6, 7, 8]
    .map((back) => `${thisYear - back}-${two(m)}-${two(d)}`)
    .filter((one) => isPeriod(one) && one <= today)
    .slice(0, 6)
}
