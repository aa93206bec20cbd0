import { appendAudit } from '#server/audit/appendAudit.ts'
import { Failure } from '#server/failure.ts'
import { importFor } from '#server/imports/access.ts'
import { detailOf, MOST_FIGURES } from '#server/imports/detail.ts'
import type { ImportedFigure } from '#server/imports/examine/figure.ts'
import { unpackText } from '#server/imports/examine/packed.ts'
import type { ImportPorts } from '#server/imports/ports.ts'
import { nowOf } from '#server/imports/readers.ts'
import { changeImport, readFigures, readOverviews, rememberMapping } from '#server/imports/repository.ts'
import { expiryFrom } from '#server/imports/upload.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { ImportToDraft } from '#shared/contract/imports.ts'
import type { Actor } from '#shared/contract/roles.ts'

/**
 * One draft of all figures of the import, or none. What was said of its forms is remembered for the next month. Asked
 * again, it tells the same draft. Throws Failure while anything is doubtful or wrong.
 */
export async function toDraft(ports: ImportPorts, actor: Actor, id: string, body: unknown): Promise<string> {
  const { store, clock } = ports
  const { version } = parseOrFail(ImportToDraft, body)
  const row = await importFor(store.read, id, actor)
  if (row.draft !== null) return row.draft
  if (row.version !== version) throw new Failure('import-changed')
  const sheets = await readOverviews(store.read, id)
  refuseUnfinished(detailOf(row, sheets))
  const figures = await figuresOf(ports, id)
  const draft = await ports.makeDraft(actor, { import: id, origin: row.origin, owner: row.owner, figures })
  const at = nowOf(ports)
  await store.write(async (trx) => {
    // Whoever asked at the same moment came to the same draft.
    if ((await importFor(trx, id, actor)).draft !== null) return
    await changeImport(trx, id, {
      state: 'drafted',
      draft,
      version: version + 1,
      expires_at: expiryFrom(clock.now()),
    })
    for (const { included, knownBy, mapping } of sheets)
      if (included && knownBy !== 'codes') await rememberMapping(trx, row.owner, mapping, at)
    await appendAudit(trx, {
      at,
      actor: actor.id,
      action: 'import.drafted',
      object: `import:${id}`,
      detail: { draft, figures: figures.length },
    })
  })
  return draft
}

function refuseUnfinished({ obstacles, counts, sheets }: ReturnType<typeof detailOf>): void {
  if (obstacles.includes('nothing-taken')) throw new Failure('import-nothing')
  if (obstacles.includes('too-many-figures'))
    throw new Failure('import-too-many', [], { count: counts.taken, limit: MOST_FIGURES })
  if (obstacles.length === 0) return
  const errors = sheets.reduce((sum, { included, errorCount }) => sum + (included ? errorCount : 0), 0)
  throw new Failure('import-unfinished', [], { doubtful: counts.doubtful, wrong: errors })
}

async function figuresOf({ store }: ImportPorts, id: string): Promise<readonly ImportedFigure[]> {
  const figures: ImportedFigure[] = []
  for (const { figures: packed } of await readFigures(store.read, id)) {
    // Packed by this concern alone.
    const some = JSON.parse(await unpackText(packed)) as ImportedFigure[]
    figures.push(...some)
  }
  return figures
}
