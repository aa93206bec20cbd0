import type { DraftScene } from '#client/admin/scenes/draftScene.ts'
import type { WallDraft } from '#shared/contract/scenes.ts'

type Faults = WallDraft['faults']

/** What the server objects to, sorted by the widget that it is about. */
export function faultsOfWidgets({ widgets }: DraftScene, faults: Faults) {
  const byWidget = new Map<string, Faults>()
  const others: Faults = []
  for (const fault of faults) {
    const [, index] = /^\/widgets\/(\d+)/.exec(fault.pointer) ?? []
    const [, placed] = /^\/layouts\/[a-z]+\/places\/([a-z0-9-]+)/.exec(fault.pointer) ?? []
    const id = index === undefined ? placed : widgets[Number(index)]?.id
    if (id === undefined) others.push(fault)
    else byWidget.set(id, [...(byWidget.get(id) ?? []), fault])
  }
  return {
    wrong: new Set(byWidget.keys()),
    of: (id: string): Faults => byWidget.get(id) ?? [],
    others,
  }
}
