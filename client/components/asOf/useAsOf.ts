import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import { useLive } from '#client/stores/live.ts'

/** Whether the bar for looking back is open on this page. Closing it always means being back at now. */
export const useAsOf = defineStore('as-of', () => {
  const live = useLive()
  const isOpen = ref(false)
  return {
    isOpen: readonly(isOpen),
    open: () => void (isOpen.value = true),
    close: () => {
      isOpen.value = false
      live.returnToNow()
    },
  }
})
