import type { RoomAnswer, ViewAnswer } from '#shared/contract/rooms.ts'
import type { FundFunnel } from '#shared/contract/rooms/fundFunnel.ts'
import type { ProjectPage, ProjectRoll } from '#shared/contract/rooms/projects.ts'
import type { OwnView } from '#shared/rooms/room.ts'

/** The room that holds the roll of all projects. */
export const PROJECTS_ROOM = 'projects'

export type OwnAnswer = Extract<ViewAnswer, { kind: 'own' }>
type Answers = Pick<RoomAnswer, 'answers'>

/** What panels of projects draw from: the answer of their own view, or of the sibling that they draw. */
const dataOf = (room: Answers, { code, draws }: Pick<OwnView, 'code' | 'draws'>): unknown => {
  const answer = room.answers[draws ?? code]
  return answer?.kind === 'own' ? answer.data : undefined
}

const has = (data: unknown, key: string): boolean => typeof data === 'object' && data !== null && key in data

// Our own server's answers are trusted to be what the contract says (client/api/http.ts); these tell one from another.
const isRoll = (data: unknown): data is ProjectRoll => has(data, 'projects')
const isPage = (data: unknown): data is ProjectPage => has(data, 'filings')

/** The roll of projects in a room's answer; undefined where there is none for this asker. */
export function rollOf(room: Answers, view: Pick<OwnView, 'code' | 'draws'>): ProjectRoll | undefined {
  const data = dataOf(room, view)
  return isRoll(data) ? data : undefined
}

/** One project's page in a room's answer. */
export function pageOf(room: Answers, view: Pick<OwnView, 'code' | 'draws'>): ProjectPage | undefined {
  const data = dataOf(room, view)
  return isPage(data) ? data : undefined
}

export const isFundFunnel = (data: unknown): data is FundFunnel => has(data, 'programmes')
