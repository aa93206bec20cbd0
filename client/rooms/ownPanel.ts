import { defineAsyncComponent, type Component } from 'vue'

/**
 * Panels of views of kind `own`: `project-roll` in `own/ProjectRollView.vue`. Each is given `{ view, answer, room, face }`
 * and draws its own `RoomPanel`; its code is loaded when it is first shown.
 */
const FILES = import.meta.glob<Component>('./own/*View.vue', { import: 'default' })

const fileOf = (name: string): string =>
  `./own/${name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}View.vue`

const PANELS = new Map(Object.entries(FILES).map(([file, load]) => [file, defineAsyncComponent(load)]))

/** The panel of a name; undefined where nobody has made one. */
export const ownPanel = (name: string): Component | undefined => PANELS.get(fileOf(name))

/** Fetches the code of a panel before it is shown; nothing where nobody has made one. */
export const loadOwnPanel = async (name: string): Promise<void> => void (await FILES[fileOf(name)]?.())
