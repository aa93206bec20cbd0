import { filterProjects, type ProjectFilter } from '#client/rooms/projects/projectFilter.ts'
import { KEY_LIST } from '#client/rooms/projects/useKeyFigures.ts'
import type { ProjectRoll, ProjectRow } from '#shared/contract/rooms/projects.ts'
import type { Said } from '#shared/ledger/ledger.ts'

/** What lists on a scene are narrowed to, by field. */
export type Filter = Readonly<Record<string, string>>

/** In place of the code of a list: every project, whatever list it is on. */
const ALL_LISTS = 'all'

/** What a wall is narrowed to so that it shows what the desk has filtered; undefined where nothing is filtered. */
export function wallFilter({ list, light, words: typed }: ProjectFilter): Filter | undefined {
  const words = typed.trim()
  if (list === undefined && light === undefined && words === '') return undefined
  return { list: list ?? ALL_LISTS, ...(light && { light }), ...(words !== '' && { words }) }
}

const same = (text: string): Said => ({ zh: text, en: text })
const plain = (text: string | null): Value | undefined =>
  text === null ? undefined : { code: text, name: same(text) }

interface Value {
  readonly code: string
  readonly name: Said
}

/** The fields that projects are narrowed by beside their list: what one of them has there. */
const FIELDS: Readonly<Record<string, (row: ProjectRow, roll: ProjectRoll) => Value | undefined>> = {
  project: ({ id, name }) => ({ code: id, name: same(name) }),
  state: ({ state }, { states }) => states.find(({ code }) => code === state),
  unit: ({ unit }) => unit ?? undefined,
  street: ({ street }) => plain(street),
  leader: ({ leader }) => plain(leader),
  category: ({ category }) => plain(category),
  light: ({ light }) => plain(light),
}

const says = ({ code, name }: Value, wanted: string): boolean =>
  code === wanted || name.zh === wanted || name.en === wanted

/** The projects that a wall is about: those of the key list, or of the list that is asked for, and like the filter. */
export function shownProjects(roll: ProjectRoll, filter: Filter): readonly ProjectRow[] {
  const { list = KEY_LIST, words = '' } = filter
  const on = list === ALL_LISTS ? undefined : list
  return filterProjects(roll.projects, { list: on, words }).filter((row) =>
    Object.entries(filter).every(([field, wanted]) => {
      const read = FIELDS[field]
      if (!read) return true
      const value = read(row, roll)
      return value !== undefined && says(value, wanted)
    }),
  )
}

/** What the projects are narrowed to, in words; empty where it is all of the key list. */
export function narrowedTo(
  roll: ProjectRoll,
  filter: Filter,
  lightName: (light: string) => string,
): readonly Said[] {
  const { list: code } = filter
  const list = code === undefined ? [] : [code === ALL_LISTS ? ALL_PROJECTS : nameIn(roll.lists, code)]
  const fields = Object.entries(filter).flatMap(([field, wanted]) => {
    const read = FIELDS[field]
    if (!read) return []
    if (field === 'light') return [same(lightName(wanted))]
    const known = roll.projects.map((row) => read(row, roll)).find((value) => value && says(value, wanted))
    return [known?.name ?? same(wanted)]
  })
  const { words } = filter
  return [...list, ...fields, ...(words ? [{ zh: `“${words}”`, en: `“${words}”` }] : [])]
}

const ALL_PROJECTS: Said = { zh: '全部项目', en: 'all projects' }
const nameIn = (values: readonly Value[], code: string): Said =>
  values.find((value) => value.code === code)?.name ?? same(code)
