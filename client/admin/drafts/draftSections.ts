import { cellOf } from '#client/admin/drafts/entryWire.ts'
import { entryRow, type EntryRow, type EntrySection, type SheetSources } from '#client/admin/entryRows.ts'
import { periodLabel, type Period } from '#shared/period.ts'
import { indicatorOf, subjectOf, type CellKey } from '#shared/series.ts'

/** The cells of a draft that belongs to no sheet, as rows under the area and period that they are of. */
export function draftSections(keys: readonly CellKey[], sources: SheetSources): readonly EntrySection[] {
  const { catalogue } = sources
  const places = new Map<string, { subject: string; period: Period; rows: EntryRow[] }>()
  for (const key of keys) {
    const { series, period } = cellOf(key)
    const indicator = catalogue.indicator(indicatorOf(series))
    if (!indicator) continue // taken out of the catalogue meanwhile; the server says so when it is submitted
    const subject = subjectOf(series)
    const place = places.get(`${subject} ${period}`) ?? { subject, period, rows: [] }
    place.rows.push(entryRow({ indicator, isPart: false }, place, sources))
    places.set(`${subject} ${period}`, place)
  }
  return [...places.values()].map(({ subject, period, rows }) => {
    const area = catalogue.subject(subject)
    return {
      group: {
        code: `${subject} ${period}`,
        zh: `${area?.zhShort ?? subject} · ${periodLabel(period, { locale: 'zh-CN' })}`,
        en: `${area?.enShort ?? subject} · ${periodLabel(period, { locale: 'en' })}`,
      },
      rows,
    }
  })
}
