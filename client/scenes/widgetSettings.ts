import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'
import type { WidgetKind } from '#shared/scenes/scene.ts'

const FILES = import.meta.glob<WidgetSettings>(['./settings/*.ts', '!./settings/settingField.ts'], {
  eager: true,
  import: 'default',
})

/** How each kind is set up, by kind; read by the editor only. */
export const WIDGET_SETTINGS: ReadonlyMap<WidgetKind, WidgetSettings> = new Map(
  Object.values(FILES).map((settings) => [settings.kind, settings]),
)
