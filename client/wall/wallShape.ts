import { onScopeDispose, readonly, ref, type Ref } from 'vue'

/** How wide the wall is for its height. A wider one shows more, it does not stretch. */
export interface WallShape {
  readonly name: 'standard' | 'broad' | 'wide' | 'ultra'
  readonly trends: number
  readonly projectColumns: number
}

const STANDARD: WallShape = { name: 'standard', trends: 1, projectColumns: 1 }
/** Widest first. */
const WIDER: readonly (WallShape & { readonly fromAspect: string })[] = [
  { name: 'ultra', trends: 6, projectColumns: 2, fromAspect: '46/10' },
  { name: 'wide', trends: 3, projectColumns: 2, fromAspect: '31/10' },
  { name: 'broad', trends: 2, projectColumns: 1, fromAspect: '22/10' },
]

/** The shape of this screen, followed while the calling component lives. */
export function useWallShape(): Readonly<Ref<WallShape>> {
  const queries = WIDER.map((shape) => ({
    shape,
    query: window.matchMedia(`(min-aspect-ratio: ${shape.fromAspect})`),
  }))
  const current = (): WallShape => queries.find(({ query }) => query.matches)?.shape ?? STANDARD
  const shape = ref(current())
  const follow = (): void => void (shape.value = current())
  queries.forEach(({ query }) => query.addEventListener('change', follow))
  onScopeDispose(() => queries.forEach(({ query }) => query.removeEventListener('change', follow)))
  return readonly(shape)
}
