import { computed, shallowRef, watch } from 'vue'
import { fetchRoom } from '#client/api/rooms.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useRoomRoll } from '#client/rooms/roomRoll.ts'
import { useLedgers } from '#client/stores/ledgers.ts'
import { useLive } from '#client/stores/live.ts'

export interface NamedChoice {
  readonly value: string
  readonly name: string
}
type ChoiceKind = 'subject' | 'project' | 'ledger' | 'room' | 'facts' | 'view'

/** What may be chosen for a setting; `within` is the ledger or room that another setting names. */
export function useChoices(kind: () => string, within: () => string | undefined) {
  const live = useLive()
  const ledgers = useLedgers()
  const roll = useRoomRoll()
  const { name } = useFormat()
  const views = shallowRef<readonly NamedChoice[]>([])

  const isOf = (...kinds: readonly ChoiceKind[]): boolean => kinds.some((one) => one === kind())
  if (isOf('ledger') && !ledgers.roll) void ledgers.load()
  watch(
    within,
    async (code) => {
      if (code === undefined) return void (views.value = [])
      if (isOf('facts')) await ledgers.define(code)
      if (!isOf('view')) return
      const { definition } = await fetchRoom({ code, face: 'wall' })
      views.value = definition.views.map((view) => ({ value: view.code, name: name(view) }))
    },
    { immediate: true },
  )

  const choices = computed((): readonly NamedChoice[] => {
    switch (kind()) {
      case 'subject':
        return live.catalogue.subjects.map((subject) => ({ value: subject.code, name: name(subject) }))
      case 'project':
        return Object.values(live.board.records['project'] ?? {}).map(({ id, fields }) => ({
          value: id,
          name: typeof fields['name'] === 'string' ? fields['name'] : id,
        }))
      case 'ledger':
        return (ledgers.roll?.ledgers ?? []).map((ledger) => ({ value: ledger.code, name: name(ledger) }))
      case 'room':
        return (roll.rooms ?? []).map((room) => ({ value: room.code, name: name(room) }))
      case 'facts':
        return (ledgers.definitions.get(within() ?? '')?.fields ?? [])
          .filter(({ sensitive }) => sensitive === undefined)
          .map((field) => ({ value: field.name, name: name(field) }))
      case 'view':
        return views.value
      default:
        return []
    }
  })
  return choices
}
