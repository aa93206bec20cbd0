import type { RoomAnswer } from '#shared/contract/rooms.ts'
import type { MeetingPack } from '#shared/contract/rooms/meetingPack.ts'

/** The agenda in a room's answer; undefined where there is none for whoever asks. */
export function packOf({ answers }: Pick<RoomAnswer, 'answers'>, view = 'pack'): MeetingPack | undefined {
  const answer = answers[view]
  return answer?.kind === 'own' && isPack(answer.data) ? answer.data : undefined
}

// Our own server's answers are trusted to be what the contract says; this tells one from another.
const isPack = (data: unknown): data is MeetingPack =>
  typeof data === 'object' && data !== null && 'entries' in data
