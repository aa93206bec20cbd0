import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { periodParts } from '#shared/period.ts'
import type { TableView } from '#shared/tables/layout/view.ts'
import type { Facets, SkippedRow } from '#shared/tables/mapping.ts'
import type { Recognition, TableHints } from '#shared/tables/recognition.ts'
import { firstLabel } from '#shared/tables/rows.ts'
import { namesOf } from '#shared/tables/words/families.ts'
import { periodFacets } from '#shared/tables/words/headerMeaning.ts'
import { indicatorNamed } from '#shared/tables/words/indicatorNamed.ts'
import { labelParts, labelText } from '#shared/tables/words/labelParts.ts'
import { measureWords } from '#shared/tables/words/measureWords.ts'
import { namedPeriod } from '#shared/tables/words/periodWords.ts'
import { pairsOf, plainName } from '#shared/tables/words/plainName.ts'
import { subjectNamed } from '#shared/tables/words/subjectNamed.ts'
import { statedUnits } from '#shared/tables/words/unitWords.ts'

type Told = Recognition['table'][number]

/** What titles and unit lines above a table say of all of it, with the row of each; the lowest is nearest. */
export function tableFacets(
  view: TableView,
  above: readonly SkippedRow[],
  catalogue: Catalogue,
  hints: TableHints,
): readonly Told[] {
  const told: Told[] = []
  const fileName = hints.fileName?.replace(/\.[a-z]{2,4}$/i, '') ?? ''
  // Whoever chose a period meant it; a file's name counts only where nobody did.
  const elsewhere = hints.period ? [] : [labelText(fileName), labelText(view.grid.name)]
  for (const text of elsewhere) add(-1, periodOnly(text, hints))
  for (const { row, reason } of above) {
    if (reason !== 'title' && reason !== 'unit-line') continue
    for (const col of view.filled(row)) {
      const text = view.label(row, col)
      const unit = statedUnits(text, catalogue.units)
      add(row, { ...lineFacets(text, catalogue, hints), ...(unit !== '' && { unit }) })
    }
  }
  return told

  function add(row: number, facets: Facets): void {
    const text = row === -1 ? fileName : firstLabel(view, row)
    if (Object.keys(facets).length > 0) told.push({ facets, row, text })
  }
}

/** 2026年经济指标 over the figures of a month that somebody has chosen names the year of that month, no period. */
function periodOnly(text: string, hints: TableHints): Facets {
  const named = namedPeriod(text)
  const year = yearOf(hints)
  const { period } = named ? periodFacets(named, year) : {}
  return period && !(named?.part === 'Y' && named.year === year) ? { period } : {}
}

export const yearOf = ({ period }: TableHints): number | undefined => period && periodParts(period).year

/** Period, area and indicator of a title: 2026年1—5月管城区固定资产投资增速. A form's own number or date is neither. */
function lineFacets(text: string, catalogue: Catalogue, hints: TableHints): Facets {
  if (/填报|制表|报出|编制|表号|文号|批准|有效期|电话/.test(text)) return {}
  const period = namedPeriod(text)
  const rest = (period?.rest ?? text).replace(/(?:统计|情况|完成|一览|快报|月报|汇总)*(?:表|表格)?$/, '')
  const subject = areaIn(rest, catalogue)
  return {
    ...periodOnly(text, hints),
    ...(subject && { subject }),
    ...indicatorIn(rest, catalogue),
  }
}

/** The area that a title is of; 各区县, 分县区 and all that names several is of none. */
function areaIn(text: string, catalogue: Catalogue): string | undefined {
  if (/各|分(?:县|区|地)|[县区]市?排/.test(text)) return undefined
  for (let from = 0; from < Math.min(text.length, 12); from += 1)
    for (let length = Math.min(12, text.length - from); length >= 3; length -= 1) {
      const subject = subjectNamed(text.slice(from, from + length), catalogue)
      if (subject) return subject
    }
  return undefined
}

/** The longest name of an indicator in a title, with the kind of number that the title says. */
function indicatorIn(text: string, catalogue: Catalogue): Facets {
  const names = namesOf(catalogue)
  const { name } = labelParts(text, catalogue.units)
  const whole = indicatorNamed(name, names)
  if (whole?.confidence === 'sure')
    return { indicator: whole.codes[0] ?? '', ...(whole.measure && { measure: whole.measure }) }
  const plain = plainName(name)
  if (pairsOf(plain).size < 3) return {}
  let found = ''
  for (const stem of names.families.keys())
    if (stem.length >= 4 && stem.length > found.length && /[^!-~]/.test(stem) && plain.includes(stem))
      found = stem
  const named = found === '' ? undefined : indicatorNamed(found, names)
  const { measure } = measureWords(name)
  return named ? { indicator: named.codes[0] ?? '', ...(measure && { measure }) } : {}
}
