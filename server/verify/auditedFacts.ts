import { z } from 'zod'
import type { AuditText } from '#server/audit/hashEntry.ts'

export interface AuditedImport {
  readonly from: number
  readonly to: number
  /** SHA-256 over the hashes of its releases. */
  readonly hash: string
  /** SHA-256 over those of the records of each release; older imports lack it. */
  readonly recordsHash?: string | undefined
}

export interface AuditedHolder {
  name: string
  role: string
  owner: string | null
  /** Disabled, or revoked. */
  ended: boolean
}

export interface AuditedReport {
  readonly hash: string
  readonly draft: string | null
  readonly released_seq: number | null
}

/** What the acts in the audit log say that there must be. */
export interface AuditedFacts {
  /** Hash of each release that was published, by seq. */
  readonly releases: Map<number, string>
  readonly imports: AuditedImport[]
  /** Hash of the versions of records that a release made, by seq; releases without any lack it, and older ones. */
  readonly records: Map<number, string>
  /** By `account:ID` and `token:ID`. */
  readonly holders: Map<string, AuditedHolder>
  /** By `draft:ID`, what was done with it, in order. */
  readonly drafts: Map<string, string[]>
  /** By `report:ID`, what was made of it last, and what it goes or went out with. */
  readonly reports: Map<string, AuditedReport>
  /** By the id of a photo or document, what it was when somebody brought it. */
  readonly evidence: Map<string, { readonly object: string; readonly sha256: string }>
  /** Objects of acts that were changed: nothing follows from what they do not say. */
  readonly doubted: Set<string>
  readonly add: (entry: AuditText) => void
}

const Published = z.looseObject({ hash: z.string(), recordsHash: z.string().optional() })
const Imported = z.looseObject({
  from: z.int(),
  to: z.int(),
  hash: z.string(),
  recordsHash: z.string().optional(),
})
const Brought = z.looseObject({ file: z.string(), sha256: z.string() })
const Written = z.looseObject({ hash: z.string(), issued: z.int().nullable().default(null) })
const Submitted = z.looseObject({ draft: z.string() })
const Holder = z.looseObject({ name: z.string(), role: z.string(), owner: z.string().nullable() })

export function auditedFacts(): AuditedFacts {
  const releases = new Map<number, string>()
  const imports: AuditedImport[] = []
  const records = new Map<number, string>()
  const holders = new Map<string, AuditedHolder>()
  const drafts = new Map<string, string[]>()
  const evidence: AuditedFacts['evidence'] = new Map()
  const reports: AuditedFacts['reports'] = new Map()
  return {
    releases,
    imports,
    records,
    holders,
    drafts,
    reports,
    evidence,
    doubted: new Set(),
    add({ action, object, detail }) {
      const [noun, id = ''] = object.split(':')
      if (action === 'history.imported') imports.push(...read(Imported, detail))
      else if (action === 'record.evidence-brought')
        for (const { file, sha256 } of read(Brought, detail)) evidence.set(file, { object, sha256 })
      else if (noun === 'release')
        for (const { hash, recordsHash } of read(Published, detail)) {
          releases.set(Number(id), hash)
          if (recordsHash !== undefined) records.set(Number(id), recordsHash)
        }
      else if (noun === 'draft')
        drafts.set(object, [...(drafts.get(object) ?? []), action.slice('draft.'.length)])
      else if (noun === 'report') writeDown(action, object, detail)
      else if (noun === 'account' || noun === 'token') hold(action, object, detail)
    },
  }

  function writeDown(action: string, object: string, detail: string): void {
    const known = reports.get(object)
    if (action === 'report.created')
      for (const { hash, issued } of read(Written, detail))
        reports.set(object, { hash, draft: null, released_seq: issued })
    else if (known && action === 'report.edited')
      for (const { hash } of read(Written, detail)) reports.set(object, { ...known, hash })
    else if (known && action === 'report.submitted')
      for (const { draft } of read(Submitted, detail)) reports.set(object, { ...known, draft })
  }

  function hold(action: string, object: string, detail: string): void {
    const known = holders.get(object)
    if (/\.(created|role-changed)$/.test(action)) {
      for (const { name, role, owner } of read(Holder, detail))
        holders.set(object, { name, role, owner, ended: known?.ended ?? false })
    } else if (known && /\.(disabled|revoked)$/.test(action)) known.ended = true
  }
}

/** What the detail says, if it says that. */
function read<S extends z.ZodType>(schema: S, detail: string): readonly z.output<S>[] {
  try {
    const parsed = schema.safeParse(JSON.parse(detail))
    return parsed.success ? [parsed.data] : []
  } catch {
    return [] // the chain says that it was changed
  }
}
