import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/meetings.en.json'
import zh from '#client/locales/meetings.zh-CN.json'
import { useRoomFormat } from '#client/rooms/useRoomFormat.ts'
import type { AgendaEntry } from '#shared/contract/rooms/meetingPack.ts'

addMessages({ 'zh-CN': zh, en })

/** How agendas are written, on the page of meetings and in the panel of the room. */
export function useMeetingText() {
  const format = useRoomFormat()
  const { name } = format
  /** Who answers for it: the office, and the leader who has contracted the project. */
  const answering = ({ unit, leader }: AgendaEntry): string =>
    [...(unit ? [name(unit.name)] : []), ...(leader === null ? [] : [leader])].join(' · ')
  return { ...format, answering }
}
