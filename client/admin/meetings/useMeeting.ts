import { computed, ref, shallowReactive, shallowRef, watch, type Ref } from 'vue'
import {
  decisionsPlace,
  keepDecisions,
  keptDecisions,
  type TypedDecision,
} from '#client/admin/meetings/keptDecisions.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { sendBatch } from '#client/api/ledgers.ts'
import { packOf } from '#client/rooms/meetings/packOf.ts'
import { useRoom } from '#client/rooms/useRoom.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { RecordBatchActed } from '#shared/contract/recordBatch.ts'
import type { AgendaEntry, MeetingKind } from '#shared/contract/rooms/meetingPack.ts'
import { meetingRequests, type MeetingDecision } from '#shared/rooms/meetingRequests.ts'

export const keyOfEntry = ({ entity, id }: Pick<AgendaEntry, 'entity' | 'id'>): string => `${entity}/${id}`
/** Something was decided as soon as it says what. */
const isDecision = ({ text }: TypedDecision): boolean => text.trim() !== ''
/** It can be sent once it says who and until when as well. */
export const isWhole = ({ unit, dueOn }: TypedDecision): boolean => unit !== '' && dueOn !== ''

/** One meeting from its agenda, which goes on building itself, to the batch that it ends in. */
export function useMeeting(
  kind: Ref<MeetingKind>,
  chair: Ref<string>,
  person: Readonly<Ref<string>>,
  signedOut: () => void,
) {
  const { frame, trouble } = useRoom(() => ({ code: 'meetings', of: kind.value }))
  const typed = shallowReactive(new Map<string, TypedDecision>())
  const problem = shallowRef<Problem>()
  const isUnreachable = ref(false)
  const isSending = ref(false)
  const acted = shallowRef<RecordBatchActed>()
  const place = computed(() => decisionsPlace(person.value, kind.value))
  watch(
    place,
    (at) => {
      typed.clear()
      for (const [entry, one] of keptDecisions(at)) typed.set(entry, one)
      acted.value = undefined
    },
    { immediate: true },
  )
  watch(
    () => [...typed],
    () => keepDecisions(place.value, typed),
  )

  const pack = computed(() => (frame.value ? packOf(frame.value.answer) : undefined))
  /** Sent once under one key, however often the button is pressed; one meeting a day is kept in any case. */
  let key = crypto.randomUUID()
  watch([chair, pack, () => [...typed]], () => (key = crypto.randomUUID()))
  const decisionOf = (entry: AgendaEntry): TypedDecision =>
    typed.get(keyOfEntry(entry)) ?? {
      ...{ text: '', unit: entry.unit?.code ?? '', dueOn: '', asOrder: true, isLeftOut: false },
    }
  const tabled = computed(() => (pack.value?.entries ?? []).filter((entry) => !decisionOf(entry).isLeftOut))
  const decided = computed(() => tabled.value.filter((entry) => isDecision(decisionOf(entry))))
  const unfinished = computed(() => decided.value.filter((entry) => !isWhole(decisionOf(entry))))
  const orders = computed(() => decided.value.filter((entry) => decisionOf(entry).asOrder))

  /** Everything that was decided becomes public at one instant, or is handed in as one draft. */
  async function hold(title: string): Promise<void> {
    if (isSending.value || unfinished.value.length > 0) return
    isSending.value = true
    problem.value = undefined
    isUnreachable.value = false
    const told = (entry: AgendaEntry): MeetingDecision | undefined => {
      const { text, ...decision } = decisionOf(entry)
      return text.trim() === '' ? undefined : { ...decision, text: text.trim() }
    }
    const records = meetingRequests({
      ...{ kind: kind.value, chair: chair.value, entries: tabled.value, decisionOf: told },
    })
    try {
      acted.value = await sendBatch({ title, records: records.map((one) => ({ fields: {}, ...one })) }, key)
      typed.clear()
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      problem.value = error instanceof ApiProblem ? error.problem : undefined
      isUnreachable.value = !(error instanceof ApiProblem)
    } finally {
      isSending.value = false
    }
  }

  return {
    ...{ frame, trouble, pack, typed, decisionOf, tabled, decided, unfinished, orders },
    ...{ problem, isUnreachable, isSending, acted, hold },
  }
}
