import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ProjectFilter, SortKey } from '#client/rooms/projects/projectFilter.ts'
import type { Light } from '#shared/light.ts'
import { RANKINGS, type RankingBy } from '#shared/rooms/projectRanking.ts'

/** The ways to look at the roll, in the order of their tabs. */
export const WAYS = ['list', 'map', 'board', 'gantt', 'ranking', 'batches'] as const
export type Way = (typeof WAYS)[number]

const LIGHTS: readonly Light[] = ['red', 'yellow', 'green', 'grey']
const SORTS: readonly SortKey[] = [
  'light',
  'name',
  'leader',
  'state',
  'totalInvestment',
  'planYear',
  'invested',
  'completion',
  'gap',
  'problems',
]

/** How the roll is looked at stands in the page's address, so that it can be sent on and come back to. */
export function useProjectLook() {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const said = <Value extends string>(
    name: string,
    values: readonly Value[],
  ): WritableComputedRef<Value | undefined> =>
    computed({
      get: () => values.find((value) => value === one(name)),
      set: (value) => say({ [name]: value }),
    })
  const say = (change: Readonly<Record<string, string | undefined>>): void =>
    void router.replace({ query: { ...route.query, ...change } })

  const way = said('way', WAYS)
  const light = said('light', LIGHTS)
  const by = said('by', RANKINGS)
  const list = computed({ get: () => one('list'), set: (code) => say({ list: code }) })
  const words = computed({ get: () => one('q') ?? '', set: (text) => say({ q: text || undefined }) })
  const sort = computed<{ readonly key: SortKey; readonly falling: boolean }>(() => {
    const text = one('sort') ?? ''
    const key = SORTS.find((name) => name === text.replace(/^-/, ''))
    return key ? { key, falling: text.startsWith('-') } : { key: 'light', falling: false }
  })
  return {
    way: computed({ get: () => way.value ?? 'list', set: (next: Way) => (way.value = next) }),
    by: computed({ get: () => by.value ?? 'completion', set: (next: RankingBy) => (by.value = next) }),
    list,
    light,
    words,
    sort,
    filter: computed<ProjectFilter>(() => ({ list: list.value, light: light.value, words: words.value })),
    /** By another column, or the other way round. */
    sortBy: (key: SortKey): void =>
      say({ sort: sort.value.key === key && !sort.value.falling ? `-${key}` : key }),
    /** The list of those that somebody has to do with. */
    narrow: (text: string): void => say({ q: text, way: 'list' }),
    clear: (): void => say({ list: undefined, light: undefined, q: undefined }),
  }
}
