import { catalogueFaults } from '#server/catalogue/catalogueFaults.ts'
import { definitionFaults } from '#server/catalogue/ledgerFaults.ts'
import { loadMechanisms } from '#server/catalogue/loadLedgers.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import type { RecordBook } from '#server/records/records.ts'
import type { CheckedRelease } from '#server/releases/checkedRelease.ts'
import type { CheckedDefinition } from '#server/releases/definitions/changes.ts'
import { faultsOfUse } from '#server/releases/definitions/inUse.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { LedgerRequest } from '#shared/contract/ledgerEdit.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

export interface DefinitionGround {
  readonly catalogue: Catalogue
  /** The definitions as they stand. */
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly records: Pick<RecordBook, 'all'>
  readonly actor: Actor
}

/**
 * Edits of definitions as a release to be made. Throws Failure `invalid` with all that keeps them from being made:
 * whatever would stop the start, and what the records that there are forbid.
 */
export function checkDefinitions({ edits, reason }: LedgerRequest, ground: DefinitionGround): CheckedRelease {
  const { catalogue, ledgers, records, actor } = ground
  const checked = edits.map(({ entry, basedOn }, i): CheckedDefinition => ({
    ...{ pointer: `/edits/${i}`, entry, before: ledgers.get(entry.code) },
    ...{ basedOn: basedOn ?? 0, reason },
  }))
  const changed = checked.filter(({ before, entry }) => JSON.stringify(before) !== JSON.stringify(entry))
  const own = edits.flatMap((edit, i) => ownFaults(edit, i, edits, ledgers))
  const used = changed.flatMap(({ before, entry, pointer }) =>
    before
      ? faultsOfUse(before, entry, records.all(entry.code).values()).map((fault) => ({
          ...fault,
          pointer: `${pointer}/entry${fault.pointer}`,
        }))
      : [],
  )
  const faults = [...own, ...used]
  if (faults.length === 0) faults.push(...faultsOfWhole(checked, ground))
  if (faults.length > 0) throw new Failure('invalid', faults.slice(0, FAULTS_SHOWN))
  return {
    title: definitionTitle(changed),
    owner: actor.owner ?? catalogue.site.releaseDesk,
    source: undefined,
    demo: false,
    observations: [],
    records: [],
    ledgers: changed,
  }
}

type Edit = LedgerRequest['edits'][number]

/** What can be told from the edit itself: codes that are taken or unknown, and where the ledger belongs. */
function ownFaults(
  { basedOn, entry }: Edit,
  i: number,
  edits: readonly Edit[],
  ledgers: ReadonlyMap<string, Ledger>,
): readonly FieldFailure[] {
  const at = (part: string) => `/edits/${i}/entry/${part}`
  const { code, mechanism, domain } = entry
  const faults: FieldFailure[] = []
  const before = ledgers.get(code)
  if ((basedOn === null && before) || edits.findIndex((edit) => edit.entry.code === code) < i)
    faults.push({ pointer: at('code'), code: 'code-taken', params: { code } })
  if (basedOn !== null && !before)
    faults.push({ pointer: at('code'), code: 'unknown-entity', params: { entity: code } })
  const kept = loadMechanisms().get(mechanism)
  if (!kept) faults.push({ pointer: at('mechanism'), code: 'unknown-mechanism', params: { mechanism } })
  else if (kept.domain !== domain)
    faults.push({
      pointer: at('domain'),
      code: 'other-domain',
      params: { mechanism: kept.zh, mechanismEn: kept.en },
    })
  return faults
}

/** What the checks of the start object to, which held before: so it is the edits that they object to. */
function faultsOfWhole(
  edits: readonly CheckedDefinition[],
  { catalogue, ledgers }: DefinitionGround,
): readonly FieldFailure[] {
  const next = new Map<string, Ledger>([
    ...ledgers,
    ...edits.map(({ entry }) => [entry.code, entry] as const),
  ])
  const filed = [...next.values()].map((entry) => ({ file: '', entry }))
  const faults = [...definitionFaults(filed, catalogue), ...catalogueFaults(catalogue, [...next.values()])]
  return faults.map(({ entry, pointer, zh, en }) => {
    const edit = edits.find((one) => one.entry.code === entry && pointer !== undefined)
    const said = edit ? { fault: zh, faultEn: en } : { fault: `${entry}：${zh}`, faultEn: `${entry}: ${en}` }
    return {
      pointer: edit ? `${edit.pointer}/entry${pointer ?? ''}` : '/edits',
      code: 'catalogue-fault',
      params: said,
    }
  })
}

function definitionTitle(edits: readonly CheckedDefinition[]): string {
  const [first] = edits
  const others = edits.length > 1 ? `等 ${edits.length} 项` : ''
  if (!first) return '台账定义'
  const { before, entry } = first
  const said = !before
    ? `新增“${entry.zh}”`
    : before.zh === entry.zh
      ? `调整“${entry.zh}”`
      : `“${before.zh}”更名为“${entry.zh}”`
  return `台账定义：${said}${others}`.slice(0, 300)
}
