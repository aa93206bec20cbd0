import type { LocationQuery, LocationQueryRaw } from 'vue-router'

/** How a filter asks: values by comma, words within, from, to, filled in or not. */
export const FILTER_TESTS = ['is', 'has', 'from', 'to', 'filled', 'empty'] as const
export type FilterTest = (typeof FILTER_TESTS)[number]

export interface ListFilter {
  readonly field: string
  readonly test: FilterTest
  readonly value: string
}

/** What a list is asked for; all of it stands in the address, so that it can be sent to a colleague. */
export interface ListQuestion {
  readonly where: readonly ListFilter[]
  readonly q: string
  /** Field, `-` before it for the other way round; empty: what is due first. */
  readonly sort: string
  readonly group: string
  /** Counted from 1. */
  readonly page: number
  /** The day at whose end the records stood; empty: now. */
  readonly on: string
  readonly figure: string
  readonly period: string
}

export const PAGE_SIZE = 50

const one = (query: LocationQuery, key: string): string => {
  const value = query[key]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

const isTest = (text: string): text is FilterTest => FILTER_TESTS.some((test) => test === text)

function readFilter(text: string): ListFilter | undefined {
  const [field = '', test = '', ...rest] = text.split(':')
  return field !== '' && isTest(test) ? { field, test, value: rest.join(':') } : undefined
}

export const filterText = ({ field, test, value }: ListFilter): string => `${field}:${test}:${value}`

/** What the address asks for; what in it is no question is left out. */
export function readQuestion(query: LocationQuery): ListQuestion {
  const where = [query['where'] ?? []].flat().flatMap((text) => readFilter(text ?? '') ?? [])
  const page = Number(one(query, 'page'))
  return {
    where,
    q: one(query, 'q'),
    sort: one(query, 'sort'),
    group: one(query, 'group'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    on: one(query, 'on'),
    figure: one(query, 'figure'),
    period: one(query, 'period'),
  }
}

/** The same as an address, without what is as usual. */
export function questionQuery(question: ListQuestion): LocationQueryRaw {
  const { where, page, q, sort, group, on, figure, period } = question
  const texts = Object.entries({ q, sort, group, on, figure, period }).filter(([, text]) => text !== '')
  return {
    ...(where.length > 0 && { where: where.map(filterText) }),
    ...Object.fromEntries(texts),
    ...(page > 1 && { page: String(page) }),
  }
}

/** What the server is asked for: one page of records. */
export function recordsQuery(question: ListQuestion): URLSearchParams {
  const { where, page, q, sort, on, figure, period } = question
  const params = new URLSearchParams()
  for (const filter of where) params.append('where', filterText(filter))
  for (const [key, text] of Object.entries({ q, sort, on, figure, period })) if (text) params.set(key, text)
  params.set('limit', String(PAGE_SIZE))
  if (page > 1) params.set('after', String((page - 1) * PAGE_SIZE))
  return params
}

/** The same for the counts beside the list: what could be chosen of a field, whatever is chosen of it now. */
export function facetsQuery(question: ListQuestion, field: string): URLSearchParams {
  const where = question.where.filter((filter) => filter.field !== field || filter.test !== 'is')
  const params = recordsQuery({ ...question, where, page: 1, sort: '' })
  params.set('group', field)
  params.set('limit', '1')
  return params
}

/** The values of a field that are chosen. */
export const chosenOf = ({ where }: ListQuestion, field: string): readonly string[] =>
  where.filter((one) => one.field === field && one.test === 'is').flatMap(({ value }) => value.split(','))

/** The question with other values chosen of a field; none takes the filter away. */
export function choosing(question: ListQuestion, field: string, values: readonly string[]): ListQuestion {
  const others = question.where.filter((one) => one.field !== field || one.test !== 'is')
  const chosen: readonly ListFilter[] =
    values.length > 0 ? [{ field, test: 'is', value: values.join(',') }] : []
  return { ...question, where: [...others, ...chosen], page: 1 }
}

/** Pressing the head of a column: upwards, downwards, as usual. */
export function sortedBy(question: ListQuestion, field: string): ListQuestion {
  const next = { [field]: `-${field}`, [`-${field}`]: '' }[question.sort] ?? field
  return { ...question, sort: next, page: 1 }
}
