import { settingOf, type DraftWidget } from '#client/admin/scenes/draftScene.ts'
import type { SettingField } from '#client/scenes/settings/settingField.ts'
import { WIDGET_SETTINGS } from '#client/scenes/widgetSettings.ts'

/** The settings that are asked for of a widget as it is set up now. */
export const askedOf = (widget: DraftWidget): readonly SettingField[] =>
  (WIDGET_SETTINGS.get(widget.kind)?.fields ?? []).filter(
    ({ when }) => when === undefined || settingOf(widget, when.key) === when.is,
  )

/** Whether a widget has all that it needs to be drawn. */
export const isComplete = (widget: DraftWidget): boolean =>
  askedOf(widget).every(
    (field) => field.optional || field.kind === 'facts' || !isEmpty(settingOf(widget, field.key)),
  )

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
