import type { Said } from '#shared/ledger/ledger.ts'
import type { Scene, WidgetKind } from '#shared/scenes/scene.ts'

/** A widget in preparation: what its kind asks for may still be missing. */
export interface DraftWidget {
  readonly id: string
  readonly kind: WidgetKind
  readonly title?: Said | undefined
}
/** A scene in preparation. */
export interface DraftScene extends Omit<Scene, 'widgets'> {
  readonly widgets: readonly DraftWidget[]
}

/** A setting of a widget, whatever its kind. */
export const settingOf = (widget: DraftWidget, key: string): unknown =>
  new Map<string, unknown>(Object.entries(widget)).get(key)

/** Whether what was kept can be opened here; what came by another way than this editor may be anything. */
export function isDraftScene(entry: unknown): entry is DraftScene {
  if (!isObject(entry) || !isObject(entry['layouts']) || !Array.isArray(entry['widgets'])) return false
  const standard = entry['layouts']['standard']
  return (
    [entry['code'], entry['zh'], entry['en']].every((text) => typeof text === 'string') &&
    entry['widgets'].every((widget: unknown) => isObject(widget) && typeof widget['id'] === 'string') &&
    isObject(standard) &&
    typeof standard['columns'] === 'number' &&
    typeof standard['rows'] === 'number' &&
    isObject(standard['places'])
  )
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
