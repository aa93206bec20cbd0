import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { fetchDuties } from '#client/admin/duties/dutyCalls.ts'
import { isSignedOut } from '#client/api/http.ts'
import type { Duties } from '#shared/contract/duties.ts'

/** Who owes what until when, as the server told it last: one list for the navigation, the sheet and the page. */
export const useDutyList = defineStore('duties', () => {
  const duties = shallowRef<Duties>()
  const hasFailed = ref(false)
  const isSignedIn = ref(true)
  let asked = 0

  async function load(): Promise<void> {
    const mine = ++asked
    try {
      const answer = await fetchDuties()
      if (mine !== asked) return
      duties.value = answer
      hasFailed.value = false
      isSignedIn.value = true
    } catch (error) {
      if (mine !== asked) return
      hasFailed.value = true
      isSignedIn.value = !isSignedOut(error)
    }
  }
  /** What the own office was asked for and nobody there has taken note of. */
  const unseen = computed(() => duties.value?.reminders.filter(({ seenAt }) => seenAt === null) ?? [])
  return { duties, hasFailed, isSignedIn, unseen, load }
})
