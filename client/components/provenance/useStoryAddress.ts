import { onMounted, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { targetOf, targetText } from '#client/components/provenance/figureRef.ts'
import { useFigureStory } from '#client/components/provenance/useFigureStory.ts'

const MARK = '#figure='

/** Keeps the open figure in the address, so that it can be shared; an address with one opens it. */
export function useStoryAddress(): void {
  const story = useFigureStory()
  const route = useRoute()
  const router = useRouter()

  onMounted(() => {
    const named = route.hash.startsWith(MARK) ? targetOf(route.hash.slice(MARK.length)) : undefined
    if (named && !story.current) story.open(named)
  })
  watch(
    () => story.current,
    (target) => {
      const hash = target ? MARK + targetText(target) : ''
      const isOurs = route.hash === '' || route.hash.startsWith(MARK)
      if (isOurs && route.hash !== hash) void router.replace({ path: route.path, query: route.query, hash })
    },
  )
  // Another page of the face is another place: its figures are not those of the drawer.
  watch(
    () => route.path,
    () => story.close(),
  )
}
