import { computed, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { defaultPeriod, periodChoices } from '#client/admin/entryPeriods.ts'
import { entryLock, type Person } from '#client/admin/entryLock.ts'
import type { EntrySheet } from '#client/admin/entryRows.ts'
import { useLive } from '#client/stores/live.ts'
import type { Board } from '#shared/board.ts'
import type { Day } from '#shared/period.ts'

const FIRST_DOMAIN = 'economy'

/** Which sheet is open. The address says it, so that a reload or a colleague's link opens the same one. */
export function useSheet(person: Ref<Person>) {
  const live = useLive()
  const route = useRoute()
  const router = useRouter()
  const asked = (name: string): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' ? value : undefined
  }

  const domain = computed(() => {
    const codes = live.catalogue.domains.map((d) => d.code)
    return codes.find((code) => code === asked('domain')) ?? startingDomain.value
  })
  /** The economy, unless this person files nothing there and something elsewhere. */
  const startingDomain = computed(() => {
    const own = live.catalogue.indicators.filter((i) => !entryLock(i, live.catalogue, person.value))
    return (own.find((i) => i.domain === FIRST_DOMAIN) ?? own[0])?.domain ?? FIRST_DOMAIN
  })
  const subject = computed(
    () => live.catalogue.subject(asked('subject') ?? '')?.code ?? live.catalogue.site.home,
  )
  const indicators = computed(() => live.catalogue.indicators.filter((i) => i.domain === domain.value))
  /** What may be opened on a day, and what is open: the sheet that was asked for, or the one that day starts with. */
  function opened(today: () => Day, board: () => Board) {
    const periods = computed(() => periodChoices(indicators.value, live.catalogue, today()))
    const period = computed(() => {
      const offered = periods.value.flatMap((group) => group.periods)
      return offered.find((p) => p === asked('period')) ?? startingPeriod.value
    })
    const startingPeriod = computed(() =>
      defaultPeriod(periods.value, indicators.value, subject.value, {
        board: board(),
        catalogue: live.catalogue,
        today: today(),
      }),
    )
    /** The same object for as long as it is the same sheet. */
    const sheet = computed<EntrySheet | undefined>((before) => {
      if (!live.ready || !period.value) return undefined
      const now = { domain: domain.value, period: period.value, subject: subject.value }
      const isSame =
        before &&
        before.domain === now.domain &&
        before.period === now.period &&
        before.subject === now.subject
      return isSame ? before : now
    })
    return { periods, sheet }
  }
  const present = opened(
    () => live.presentDay,
    () => live.newest,
  )
  const past = opened(
    () => live.today,
    () => live.board,
  )
  const shown = computed(() => (live.asOf ? past : present))
  const sheet = computed(() => shown.value.sheet.value)
  const periods = computed(() => shown.value.periods.value)

  /** Opens another sheet; a period that the new topic does not have gives way to the one it starts with. */
  const choose = (change: Partial<EntrySheet>): Promise<unknown> =>
    router.replace({
      query: {
        domain: domain.value,
        subject: subject.value,
        ...(sheet.value && { period: sheet.value.period }),
        ...change,
      },
    })

  // Said in the address at once, so that a newer period on the board never changes the sheet under somebody's hands.
  watch(
    present.sheet,
    (now) => {
      if (now && (asked('period') !== now.period || asked('domain') !== now.domain)) void choose({})
    },
    { immediate: true },
  )

  /** `ownSheet` is the one that is being filed, also while somebody looks back at another. */
  return { sheet, ownSheet: present.sheet, periods, choose }
}
