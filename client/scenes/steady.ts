import { computed, type ComputedRef } from 'vue'

/** A computed list that stays the same object for as long as it says the same, so that nothing is rendered anew. */
export const steady = <Rows>(compute: () => Rows): ComputedRef<Rows> =>
  computed<Rows>((former) => {
    const next = compute()
    return former !== undefined && JSON.stringify(former) === JSON.stringify(next) ? former : next
  })
