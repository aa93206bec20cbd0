import { Failure } from '#server/failure.ts'
import { findImport } from '#server/imports/repository.ts'
import type { Db, ImportRow, Trx } from '#server/imports/ports.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** The office whose figures somebody imports: their own, or for those of none the desk that copies others' releases. */
export const officeOf = (actor: Actor, catalogue: Catalogue): string =>
  actor.owner ?? catalogue.site.releaseDesk

/** All filers of an office share its imports; whoever has no office sees what they brought themselves. */
export const maySee = (row: Pick<ImportRow, 'owner' | 'account'>, actor: Actor): boolean =>
  row.account === actor.id || (actor.role === 'filer' && actor.owner === row.owner)

/** The import, for those who may see it. Throws Failure `not-found`, which does not tell whether there is one. */
export async function importFor(db: Db | Trx, id: string, actor: Actor): Promise<ImportRow> {
  const row = await findImport(db, id)
  if (!row || !maySee(row, actor)) throw new Failure('not-found')
  return row
}

/** The same, as the actor saw it last. Throws Failure `import-changed` otherwise. */
export async function openImportFor(trx: Trx, id: string, actor: Actor, version: number): Promise<ImportRow> {
  const row = await importFor(trx, id, actor)
  if (row.version !== version || row.state !== 'open') throw new Failure('import-changed')
  return row
}
