import { onBeforeUnmount, onMounted } from 'vue'

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Calls back once nobody has touched the page for a while; never where no while is given. */
export function useIdleReturn(idleMs: number | undefined, onIdle: () => void): void {
  if (idleMs === undefined) return
  let timer: ReturnType<typeof setTimeout> | undefined
  const restart = (): void => {
    clearTimeout(timer)
    timer = setTimeout(onIdle, idleMs)
  }
  onMounted(() => {
    restart()
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, restart, { passive: true })
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, restart)
  })
}
