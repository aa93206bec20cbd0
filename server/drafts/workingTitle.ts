import type { DraftRow, EntryRow } from '#server/drafts/ports.ts'
import { calledBy } from '#server/drafts/recordEffects.ts'
import type { Topics } from '#server/drafts/topics.ts'
import { figuresTitle } from '#server/releases/index.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import { isTold } from '#shared/ledger/exposure.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { currentFields, type Fields } from '#shared/ledger/record.ts'
import { isPeriod, periodLabel } from '#shared/period.ts'

interface Some<T> {
  readonly count: number
  readonly first: T | undefined
}

/**
 * What a draft is called until somebody gives it a title: by its figures, else by what it does to records, or by its
 * sheet while it has nothing. Only the desk reads it: a release of records is called otherwise.
 */
export function workingTitle(
  { domain, period }: Pick<DraftRow, 'domain' | 'period'>,
  figures: Some<Pick<EntryRow, 'series' | 'period'>>,
  records: Some<RecordRequest>,
  topics: Topics,
): string {
  if (figures.first) return figuresTitle(figures.first, figures.count, topics.catalogue)
  if (records.first) return recordsTitle(records.first, records.count, topics)
  const sheet = topics.catalogue.domains.find(({ code }) => code === domain)
  if (!sheet) return '空白草稿'
  return `${isPeriod(period) ? periodLabel(period) : ''}${sheet.zh}`
}

/** What every signed-in person may read of a record: who begins a draft need not be one of those who may know more. */
function openFields(ledger: Ledger, id: string, { book }: Topics): Fields {
  const kept = book.record(ledger.code, id)
  const fields = kept ? currentFields(kept) : {}
  if (!isTold(ledger, fields, book)) return {}
  const hidden = new Set(ledger.fields.filter(({ sensitive }) => sensitive).map(({ name }) => name))
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !hidden.has(name)))
}

/** The ledger, what happens, and to which record: `重点项目台账·开工：隧道工程`. */
function recordsTitle(first: RecordRequest, count: number, topics: Topics): string {
  const ledger = topics.ledgers.get(first.entity)
  const event = ledger?.events.find(({ code }) => code === first.event)
  const kept = ledger && first.id !== undefined ? openFields(ledger, first.id, topics) : {}
  const fields = { ...kept, ...first.fields }
  const called = ledger && calledBy(ledger, fields)
  const what = `${ledger?.zh ?? first.entity}·${event?.zh ?? '更新'}`
  const which = called ?? first.id
  return `${what}${which === undefined ? '' : `：${which}`}${count > 1 ? `等 ${count} 条` : ''}`
}
