import type { Ledger, RecordCheck } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { textOf } from '#server/demo/made/ledgers/makers.ts'
import type { MadeRecord, MadeVersion } from '#server/demo/made/ledgers/recipe.ts'

type Numbering = Extract<RecordCheck, { kind: 'numbered' }>

/** The records with the numbers that the ledger asks for, running through each year by day. */
export function numbered({ checks }: Ledger, records: readonly MadeRecord[]): readonly MadeRecord[] {
  const numbering = checks.find((check) => check.kind === 'numbered')
  if (!numbering) return records
  const reached = records.flatMap((record) => {
    const at = record.versions.findIndex(({ fields }) => isNumbered(numbering, fields))
    const version = record.versions[at]
    return version ? [{ record, at, version }] : []
  })
  const counts = new Map<string, number>()
  const done = new Map<MadeRecord, MadeRecord>()
  for (const { record, at, version } of reached.toSorted((a, b) =>
    a.version.on < b.version.on ? -1 : a.version.on > b.version.on ? 1 : 0,
  )) {
    const { within, yearOf, field } = numbering
    const group = JSON.stringify([
      textOf(version.fields[yearOf]).slice(0, 4),
      ...within.map((name) => version.fields[name]),
    ])
    const number = (counts.get(group) ?? 0) + 1
    counts.set(group, number)
    const versions = record.versions.map((one, i): MadeVersion =>
      i < at ? one : { ...one, fields: { ...one.fields, [field]: number } },
    )
    done.set(record, { ...record, versions })
  }
  return records.map((record) => done.get(record) ?? record)
}

const isNumbered = ({ states, yearOf }: Numbering, fields: Fields): boolean =>
  typeof fields[yearOf] === 'string' && (states === undefined || states.includes(textOf(fields['state'])))
