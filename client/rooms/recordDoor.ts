import { inject, provide, type InjectionKey } from 'vue'

/** Where the name of a record leads on a face: to an address, or to something that opens in place. */
export interface RecordDoor {
  readonly addressOf?: (entity: string, id: string) => string | undefined
  readonly open?: (entity: string, id: string) => void
}
const DOOR: InjectionKey<RecordDoor> = Symbol('record door')

export const provideRecordDoor = (door: RecordDoor): void => provide(DOOR, door)
/** Nowhere, where the face has said nothing. */
export const useRecordDoor = (): RecordDoor => inject(DOOR, {})
