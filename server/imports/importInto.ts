import type { Drafts } from '#server/drafts/index.ts'
import { entriesOf } from '#server/imports/draftOf.ts'
import type { ImportPorts } from '#server/imports/ports.ts'
import type { Releases } from '#server/releases/index.ts'

/** How an import becomes a draft; asked twice for the same import, it is the same draft. */
export const importInto =
  (drafts: Drafts, releases: Releases): ImportPorts['makeDraft'] =>
  async (actor, order) => {
    const { origin, owner } = order
    const entries = entriesOf(order, releases.board())
    const { id } = await drafts.begin(
      actor,
      { origin, owner, sheet: null, entries },
      `import-${order.import}`,
    )
    return id
  }
