import { inject, type InjectionKey, type Ref } from 'vue'
import type { CellKey } from '#shared/series.ts'

/** A colleague who has the same draft open. */
export interface Colleague {
  readonly name: string
  /** The cell that they are in, if in any. */
  readonly cell: CellKey | null
  /** Of the colours of the marks; the same for as long as they are here. */
  readonly hue: number
}

/** Who else is at the sheet that is open. */
export const COLLEAGUES: InjectionKey<Readonly<Ref<readonly Colleague[]>>> = Symbol('colleagues')

/** Nobody, outside of a sheet that is being filed. */
export const useColleagues = (): Readonly<Ref<readonly Colleague[]>> | undefined =>
  inject(COLLEAGUES, undefined)

/** What stands for a name in the corner of a cell: the first letter of it, as it is read. */
export const initial = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? '?'
