import { defineAsyncComponent, type Component } from 'vue'

/**
 * Ledgers whose records deserve more than their definition can show: `project` in `ProjectView.vue`. It is drawn above
 * what every record has, and is given the record.
 */
const FILES = import.meta.glob<Component>('./*View.vue', { import: 'default' })

const fileOf = (entity: string): string =>
  `./${entity.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}View.vue`

const VIEWS = new Map(Object.entries(FILES).map(([file, load]) => [file, defineAsyncComponent(load)]))

/** The view of its own that a ledger has, loaded when it is first shown. */
export const ownView = (entity: string): Component | undefined => VIEWS.get(fileOf(entity))
