import { readonly, ref } from 'vue'

const isCalm = ref(false)
const reduced = window.matchMedia('(prefers-reduced-motion: reduce)')

/** A screen that is set to calm: numbers stand, bars jump, scenes change at once. Styles know it by the root's class. */
export function setCalm(calm: boolean): void {
  isCalm.value = calm
  document.documentElement.classList.toggle('calm', calm)
}
export const calm = readonly(isCalm)

/** Whether anything may move: neither the screen's settings nor the reader's system ask for calm. */
export const mayMove = (): boolean => !isCalm.value && !reduced.matches

/** How everything that comes to its place slows down. */
export const EASE = 'cubic-bezier(0.2, 0, 0, 1)'
