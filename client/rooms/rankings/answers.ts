import type { RoomAnswer } from '#shared/contract/rooms.ts'
import type { DispatchToday } from '#shared/contract/rooms/dispatchToday.ts'
import type { EvaluationIndicators, EvaluationNow } from '#shared/contract/rooms/evaluation.ts'
import type { MonthPlaces, PlaceHistory, TourPlaces } from '#shared/contract/rooms/rankings.ts'
import type { OwnView } from '#shared/rooms/room.ts'

type Place = Pick<OwnView, 'code' | 'draws'>

/** Our own server's answers are trusted to be what the contract says (client/api/http.ts): a key tells one from another. */
const reading =
  <Answer>(isIt: (data: object) => data is Answer & object) =>
  (room: Pick<RoomAnswer, 'answers'>, { code, draws }: Place): Answer | undefined => {
    const answer = room.answers[draws ?? code]
    const data: unknown = answer?.kind === 'own' ? answer.data : undefined
    return typeof data === 'object' && data !== null && isIt(data) ? data : undefined
  }

export const monthPlacesOf = reading((data): data is MonthPlaces => 'topics' in data)
export const placeHistoryOf = reading((data): data is PlaceHistory => 'topics' in data)
export const tourPlacesOf = reading((data): data is TourPlaces => 'tours' in data)
export const dispatchOf = reading((data): data is DispatchToday => 'due' in data)
export const evaluationNowOf = reading((data): data is EvaluationNow => 'rounds' in data)
export const evaluationIndicatorsOf = reading((data): data is EvaluationIndicators => 'evidenceOf' in data)
