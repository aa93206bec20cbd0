import { onMounted, type ShallowRef } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

const left = new Map<string, number>()

/** Brings a scrolled element back to where the reader left it under the same key. */
export function rememberScroll(element: Readonly<ShallowRef<HTMLElement | null>>, key: () => string): void {
  onMounted(() => element.value?.scrollTo({ top: left.get(key()) ?? 0 }))
  onBeforeRouteLeave(() => void left.set(key(), element.value?.scrollTop ?? 0))
}
