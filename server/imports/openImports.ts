import { appendAudit } from '#server/audit/appendAudit.ts'
import { Failure } from '#server/failure.ts'
import { importFor, officeOf } from '#server/imports/access.ts'
import { changeMapping } from '#server/imports/changeMapping.ts'
import { detailOf, summaryOf } from '#server/imports/detail.ts'
import { ledgersOf, refuseUnknown, shownLedger } from '#server/imports/lists/offeredLedgers.ts'
import { unpackText } from '#server/imports/examine/packed.ts'
import type { ImportPorts, ImportRow } from '#server/imports/ports.ts'
import { nowOf, openReaders } from '#server/imports/readers.ts'
import { deleteImports, readOverviews, readPage } from '#server/imports/repository.ts'
import { toDraft } from '#server/imports/toDraft.ts'
import { upload, type Brought } from '#server/imports/upload.ts'
import type { ImportDetail, ImportedDraft, ImportList } from '#shared/contract/imports.ts'
import type { Actor } from '#shared/contract/roles.ts'

const MOST_LISTED = 50

/** Files of figures on their way to a draft. Everything throws Failure where the actor may not, or the file cannot. */
export interface Imports {
  readonly upload: (
    actor: Actor,
    brought: Pick<Brought, 'file' | 'fileName' | 'ledger'>,
  ) => Promise<ImportDetail>
  /** For whatever brings files by itself: into the office's imports. */
  readonly bring: (actor: Actor, brought: Brought) => Promise<ImportDetail>
  readonly list: (actor: Actor) => Promise<ImportList>
  readonly detail: (actor: Actor, id: string) => Promise<ImportDetail>
  /** A page of cells as JSON text of `ImportRows`. */
  readonly rows: (actor: Actor, id: string, sheet: number, page: number) => Promise<string>
  readonly change: (actor: Actor, id: string, body: unknown) => Promise<ImportDetail>
  readonly toDraft: (actor: Actor, id: string, body: unknown) => Promise<ImportedDraft>
  readonly discard: (actor: Actor, id: string) => Promise<void>
  readonly close: () => Promise<void>
}

export function openImports(ports: ImportPorts): Imports {
  const { store, releases } = ports
  const readers = openReaders(ports)
  const shown = async (actor: Actor, row: ImportRow): Promise<ImportDetail> => {
    const wantsFourEyes = await ports.fourEyes()
    const ledgers = ledgersOf(actor, releases).map((ledger) =>
      shownLedger(ledger, wantsFourEyes(ledger.code)),
    )
    return detailOf(row, await readOverviews(store.read, row.id), ledgers)
  }
  const bring: Imports['bring'] = async (actor, brought) =>
    shown(actor, await upload(ports, readers, actor, brought))
  return {
    close: readers.close,
    bring,
    upload: async (actor, brought) => {
      refuseUnknown(brought.ledger, actor, releases)
      return bring(actor, { ...brought, owner: officeOf(actor, releases.catalogue()), origin: 'import' })
    },
    list: async (actor) => {
      readers.warm()
      const rows = await store.read
        .selectFrom('import')
        .selectAll()
        .where((eb) =>
          actor.role === 'filer' && actor.owner !== null
            ? eb.or([eb('owner', '=', actor.owner), eb('account', '=', actor.id)])
            : eb('account', '=', actor.id),
        )
        .where('expires_at', '>', nowOf(ports))
        .orderBy('created_at', 'desc')
        .limit(MOST_LISTED)
        .execute()
      const ledgers = ledgersOf(actor, releases)
      return { imports: rows.map(summaryOf), ledgers: ledgers.map(({ code, zh, en }) => ({ code, zh, en })) }
    },
    detail: async (actor, id) => shown(actor, await importFor(store.read, id, actor)),
    rows: async (actor, id, sheet, page) => {
      await importFor(store.read, id, actor)
      const packed = await readPage(store.read, id, sheet, page)
      if (packed === undefined) throw new Failure('not-found')
      return unpackText(packed)
    },
    change: async (actor, id, body) => shown(actor, await changeMapping(ports, readers, actor, id, body)),
    toDraft: (actor, id, body) => toDraft(ports, actor, id, body),
    discard: (actor, id) =>
      store.write(async (trx) => {
        await importFor(trx, id, actor)
        await deleteImports(trx, [id])
        const at = nowOf(ports)
        await appendAudit(trx, {
          at,
          actor: actor.id,
          action: 'import.discarded',
          object: `import:${id}`,
          detail: {},
        })
      }),
  }
}
