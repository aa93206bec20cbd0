import type { SheetColumn } from '#server/ledgers/sheets/sheetPlan.ts'
import { fillable } from '#shared/ledger/import/columnNames.ts'
import { fieldValues, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { Locale } from '#shared/period.ts'

interface Words {
  readonly locale: Locale
  /** Names of what a reference to the catalogue or to another ledger may name; undefined where there are too many. */
  readonly choices: (field: LedgerField) => readonly string[] | undefined
}

/** Money is written in 万元 and areas in 万平方米, as people do. */
export const WRITTEN_IN: Readonly<
  Record<string, { readonly exponent: number; readonly zh: string; readonly en: string }>
> = {
  money: { exponent: 4, zh: '万元', en: '10 thousand yuan' },
  area: { exponent: 4, zh: '万平方米', en: '10 thousand square metres' },
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm',
  integer: '0',
}
const WIDTHS: Readonly<Record<string, number>> = {
  id: 14,
  text: 40,
  string: 30,
  boolean: 8,
  date: 12,
  datetime: 17,
  'list(date,text)': 40,
  set: 24,
}
const HINTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  date: { zh: '写作 2026-11-23', en: 'Write 2026-11-23' },
  period: { zh: '写作 2026-10 或 2026年10月', en: 'Write 2026-10' },
  set: { zh: '多项之间用分号隔开', en: 'Part several by semicolons' },
  'list(date,text)': {
    zh: '每项写作“2026-06-30 主体封顶”，多项之间用分号隔开',
    en: 'Write "2026-06-30 roof on", several parted by semicolons',
  },
  'percent[12]': { zh: '十二个月的百分比，用分号隔开', en: 'Twelve percentages parted by semicolons' },
  'ref(person)[]': { zh: '多人之间用分号隔开', en: 'Part several by semicolons' },
}

/** The columns of a ledger's sheet: its number, then its fields in their order; what works itself out is only to be read. */
export function sheetColumns(
  ledger: Ledger,
  fields: readonly LedgerField[],
  words: Words,
): readonly SheetColumn[] {
  const said = ({ zh, en }: { readonly zh: string; readonly en: string }): string =>
    words.locale === 'en' ? en : zh
  const isFilled = new Set(fillable(ledger).map(({ name }) => name))
  return fields.map((field): SheetColumn => {
    const { name, type } = field
    const unit = WRITTEN_IN[type]
    const values = type === 'set' ? undefined : fieldValues(ledger, field)
    const own = HINTS[type]
    const several = type === 'set' ? (fieldValues(ledger, field) ?? []).map(said).join('；') : ''
    const hints = [field.hint && said(field.hint), own && said(own), several].filter(Boolean)
    return {
      code: type === 'id' ? 'id' : isFilled.has(name) ? name : '',
      heading: unit
        ? `${said(field)}${words.locale === 'en' ? ` (${unit.en})` : `（${unit.zh}）`}`
        : said(field),
      width: WIDTHS[type] ?? 16,
      format: FORMATS[type],
      choices: values?.map(said) ?? words.choices(field),
      hint: hints.length > 0 ? hints.join('\n').slice(0, 250) : undefined,
    }
  })
}
