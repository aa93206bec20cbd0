import type { RoomRoll } from '#shared/contract/rooms.ts'

/** The tab of a topic that is no room: all of its figures. */
export const ALL_FIGURES = 'figures'

/** Which tab is open: the one that was asked for, else the first room, else the figures; undefined until that is known. */
export function openTab(
  rooms: RoomRoll['rooms'] | undefined,
  domain: string,
  asked: string | undefined,
): string | undefined {
  if (asked === ALL_FIGURES) return ALL_FIGURES
  if (rooms === undefined) return undefined
  const own = rooms.filter((room) => room.domain === domain)
  return (own.find(({ code }) => code === asked) ?? own[0])?.code ?? ALL_FIGURES
}
