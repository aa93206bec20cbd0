import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { indicatorOf, isSeriesKey, subjectOf } from '#shared/series.ts'
import type { Facets, LabelMeaning } from '#shared/tables/mapping.ts'
import type { Proposal, TableHints } from '#shared/tables/recognition.ts'
import type { RowLabel } from '#shared/tables/rows.ts'
import { namesOf } from '#shared/tables/words/families.ts'
import { periodFacets } from '#shared/tables/words/headerMeaning.ts'
import {
  indicatorJoined,
  indicatorNamed,
  indicatorsLike,
  type NamedIndicator,
} from '#shared/tables/words/indicatorNamed.ts'
import { labelParts } from '#shared/tables/words/labelParts.ts'
import { namedPeriod } from '#shared/tables/words/periodWords.ts'
import { isTotal, subjectNamed } from '#shared/tables/words/subjectNamed.ts'
import { unitList } from '#shared/tables/words/unitWords.ts'

export interface LabelContext {
  readonly catalogue: Catalogue
  readonly hints: TableHints
  /** Year of labels such as 5月 that name none. */
  readonly year: number | undefined
  /** First part of the codes of the indicators that are meant, where the table is of one kind: `project.`. */
  readonly prefix: string
  /** Words of the columns that may be the second half of names. */
  readonly columnNames: readonly string[]
}

type Meaning = Proposal<LabelMeaning>

const sure = (facets: Facets): Meaning => ({ role: { facets }, confidence: 'sure', alternatives: [] })
const likely = (facets: Facets): Meaning => ({ role: { facets }, confidence: 'likely', alternatives: [] })
const none = (skip: 'not-in-catalogue' | 'total-not-in-catalogue'): Meaning => ({
  role: { skip },
  confidence: skip === 'not-in-catalogue' ? 'likely' : 'sure',
  alternatives: [],
})

/** What a label of a row means by the names of the catalogue. */
export function labelMeaning(label: RowLabel, context: LabelContext): Meaning {
  const { catalogue, hints } = context
  const coded =
    label.of === 'indicator' || label.of === 'subject' ? codedFacets(label.text, catalogue) : undefined
  if (coded) return sure(coded)
  const { name, unit } = labelParts(label.text, catalogue.units)
  switch (label.of) {
    case 'indicator':
      return indicatorMeaning(name, unit, label.under, context)
    case 'subject': {
      const subject = aliased(hints, name) ?? subjectNamed(name, catalogue)
      if (subject) return sure({ subject })
      if (!isTotal(name)) return none('not-in-catalogue')
      return /小计|subtotal/i.test(name)
        ? none('total-not-in-catalogue')
        : likely({ subject: catalogue.site.city })
    }
    case 'period': {
      if (/^\d{1,2}$/.test(name)) return likely({ part: `M${name.padStart(2, '0')}` })
      const period = namedPeriod(name)
      return period ? sure(periodFacets(period, context.year)) : none('not-in-catalogue')
    }
    case 'unit': {
      const codes = unitList(name, catalogue.units)
      return sure(codes === '' ? {} : { unit: codes })
    }
    case 'span': {
      if (/^(?:ytd|累计)/i.test(name)) return sure({ span: 'ytd' })
      return sure(/^(?:month|quarter|single|当|本)/i.test(name) ? { span: 'single' } : {})
    }
    case 'scope':
      return sure(/民政|辖区|全域|civil/i.test(name) ? { scope: 'civil' } : {})
    case 'project': {
      const subject = own(hints.projects, name)
      if (subject !== undefined) return sure({ subject })
      return none(isTotal(name) ? 'total-not-in-catalogue' : 'not-in-catalogue')
    }
    case 'group':
      return chapterMeaning(name, unit, context)
  }
}

/** What a code of the dashboard's own says: of an indicator, of a subject, or of a series as templates have them. */
export function codedFacets(text: string, catalogue: Catalogue): Facets | undefined {
  if (catalogue.indicator(text)) return { indicator: text }
  if (catalogue.subject(text)) return { subject: text }
  if (!isSeriesKey(text)) return undefined
  const [indicator, subject] = [indicatorOf(text), subjectOf(text)]
  return catalogue.indicator(indicator) && { indicator, subject }
}

const own = (record: Readonly<Record<string, string>> | undefined, key: string): string | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined
const aliased = ({ aliases }: TableHints, name: string): string | undefined => own(aliases, name)

function indicatorMeaning(name: string, unit: string, under: string, context: LabelContext): Meaning {
  const { catalogue, hints, prefix } = context
  const names = namesOf(catalogue)
  const withUnit: Facets = unit === '' ? {} : { unit }
  const alias = aliased(hints, name)
  if (alias && catalogue.indicator(alias)) return sure({ indicator: alias, ...withUnit })
  if (context.columnNames.some((column) => indicatorJoined(name, column, catalogue) !== undefined)) {
    const alone = indicatorNamed(name, names, prefix)
    return likely({ ...(alone?.confidence === 'sure' && facetsOf(alone)), name, ...withUnit })
  }
  const chapter = under === '' ? '' : labelParts(under, catalogue.units).name
  const joined = chapter === '' ? undefined : indicatorNamed(chapter + name, names, prefix)
  const direct = joined?.confidence === 'sure' ? joined : indicatorNamed(name, names, prefix)
  if (direct) return named(direct, withUnit)
  if (isTotal(name)) {
    const whole = chapter === '' ? undefined : indicatorNamed(chapter, names, prefix)
    return whole?.confidence === 'sure'
      ? likely({ ...facetsOf(whole), ...withUnit })
      : none('total-not-in-catalogue')
  }
  const dated = namedPeriod(name)
  const inner = dated && dated.rest !== '' ? indicatorNamed(dated.rest, names, prefix) : undefined
  if (dated && inner) return named(inner, { ...periodFacets(dated, context.year), ...withUnit })
  const area = areaBefore(name, catalogue)
  const of = area && indicatorNamed(area.rest, names, prefix)
  if (area && of) return named(of, { subject: area.subject, ...withUnit })
  const like = indicatorsLike(name, names)
  return like.length === 0
    ? none('not-in-catalogue')
    : {
        role: { facets: withUnit, ask: like },
        confidence: 'doubtful',
        alternatives: [
          ...like.map((code) => ({ facets: { indicator: code, ...withUnit } })),
          { skip: 'not-in-catalogue' },
        ],
      }
}

/** 全市固定资产投资: an area in front of the name. */
function areaBefore(name: string, catalogue: Catalogue) {
  for (let length = Math.min(9, name.length - 2); length >= 2; length -= 1) {
    const subject = subjectNamed(name.slice(0, length), catalogue)
    if (subject) return { subject, rest: name.slice(length).replace(/^的/, '') }
  }
  return undefined
}

function facetsOf({ codes, measure, span }: NamedIndicator): Facets {
  return { indicator: codes[0] ?? '', ...(measure && { measure }), ...(span && { span }) }
}

function named(found: NamedIndicator, more: Facets): Meaning {
  if (found.confidence !== 'doubtful')
    return {
      role: { facets: { ...facetsOf(found), ...more } },
      confidence: found.confidence,
      alternatives: [],
    }
  return {
    role: { facets: more, ask: found.codes },
    confidence: 'doubtful',
    alternatives: found.codes.map((indicator) => ({ facets: { ...more, indicator } })),
  }
}

/** What a chapter says of the rows below it; a chapter that says nothing known is no fault. */
function chapterMeaning(name: string, unit: string, { catalogue, prefix, year }: LabelContext): Meaning {
  const units = unit === '' ? {} : { unit }
  const subject = subjectNamed(name, catalogue)
  if (subject) return sure({ subject, ...units })
  const period = namedPeriod(name)
  if (period?.rest === '') return sure({ ...periodFacets(period, year), ...units })
  const found = indicatorNamed(name, namesOf(catalogue), prefix)
  return found?.confidence === 'sure' ? sure({ ...facetsOf(found), ...units }) : sure(units)
}
