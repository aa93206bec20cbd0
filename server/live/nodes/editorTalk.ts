import { z } from 'zod'
import type { Bus } from '#server/nodes/bus.ts'
import { gossip } from '#server/nodes/gossip.ts'
import { isCellKey, type CellKey } from '#shared/series.ts'

const Text = z.string().max(200)
const Cell: z.ZodType<CellKey> = z.string().max(250).refine(isCellKey)
const EditorSchema = z.object({ draft: Text, account: Text, name: Text, cell: Cell.nullable() })

/** Somebody who has a draft open, and the cell that they are in. */
export type EditorOf = z.output<typeof EditorSchema>

/** Who has which draft open on which node. */
export interface EditorTalk {
  readonly say: (editors: readonly EditorOf[]) => void
  /** Who has the draft open on other nodes. */
  readonly others: (draft: string) => readonly EditorOf[]
  readonly close: () => void
}

/** `onChanged` is called with each draft that others have opened, left or gone about in. */
export function openEditorTalk(bus: Bus, onChanged: (draft: string) => void): EditorTalk {
  const talk = gossip(bus, 'editing', z.array(EditorSchema).max(10_000))
  let byDraft = new Map<string, EditorOf[]>()
  let texts = new Map<string, string>()
  talk.onChange(() => {
    byDraft = Map.groupBy([...talk.others().values()].flat(), ({ draft }) => draft)
    const next = new Map([...byDraft].map(([draft, editors]) => [draft, JSON.stringify(editors)]))
    for (const draft of new Set([...texts.keys(), ...next.keys()]))
      if (texts.get(draft) !== next.get(draft)) onChanged(draft)
    texts = next
  })
  return {
    say: (editors) => talk.say([...editors]),
    others: (draft) => byDraft.get(draft) ?? [],
    close: talk.close,
  }
}
