import { csvLine, plainText } from '#server/exports/csvLine.ts'
import { beijingTime } from '#server/exports/columns.ts'
import type { AuditEntry } from '#shared/contract/audit.ts'
import type { Locale } from '#shared/period.ts'

/** Without it Excel and WPS take the text for the machine's own code page. */
const BOM = '\uFEFF'

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': [
    '序号',
    '时间（北京时间）',
    '操作人',
    '操作人类别',
    '操作',
    '对象',
    '对象名称',
    '详情',
    '来源',
    '哈希',
  ],
  en: ['No.', 'Time (Beijing)', 'Who', 'Kind', 'Act', 'Object', 'Name of object', 'Detail', 'From', 'Hash'],
}

/** Entries with the hashes that bind them, so that a file that was taken away can be held against the log. */
export type HashedEntry = AuditEntry & { readonly hash: string }

/** The log for people and spreadsheets, while it is read. */
export async function* auditCsv(
  batches: AsyncIterable<readonly HashedEntry[]>,
  lang: Locale,
): AsyncGenerator<string> {
  yield BOM + csvLine(HEADINGS[lang])
  for await (const entries of batches) yield entries.map((entry) => csvLine(cells(entry))).join('')
}

const cells = ({ n, at, actor, action, object, objectName, detail, origin, hash }: HashedEntry): string[] => [
  String(n),
  beijingTime(at),
  ...[actor.name ?? actor.id, actor.kind, action, object, objectName ?? ''].map(plainText),
  plainText(typeof detail === 'string' ? detail : JSON.stringify(detail)),
  plainText(origin ?? ''),
  hash,
]
