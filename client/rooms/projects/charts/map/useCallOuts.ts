import { computed, type ComputedRef, type Ref } from 'vue'
import { placeCallOuts } from '#client/rooms/projects/charts/map/callOuts.ts'
import type { MapProject, Pin } from '#client/rooms/projects/charts/map/mapPins.ts'
import type { MapTheme } from '#client/rooms/projects/charts/map/mapTheme.ts'
import { toPixel, type MapView } from '#client/rooms/projects/charts/map/mapView.ts'
import { textWidth } from '#client/rooms/projects/charts/map/textWidth.ts'
import { useChartWords } from '#client/rooms/projects/charts/useChartWords.ts'

/** Room that the frame around a name takes, in rem and in heights of its text. */
const ASIDE_REM = 2.8
const TALL = 1.9
/** The halo of a pin that is called out. */
const HALO = 1.4

/** What is said of a project in one line: its name and how much of its plan is done. */
export function useSaidOf(): (project: MapProject) => { name: string; share: string } {
  const { percent } = useChartWords()
  return ({ name, completion }) => ({ name, share: completion === null ? '' : percent(completion) })
}

/** The names beside the pins that lag most, with the left top corner of each in pixels. */
export function useCallOuts(
  pins: () => readonly Pin[],
  view: Readonly<Ref<MapView | undefined>>,
  theme: Readonly<Ref<MapTheme | undefined>>,
  radiusOf: (pin: Pin) => number,
): ComputedRef<readonly { id: string; x: number; y: number; name: string; share: string }[]> {
  const saidOf = useSaidOf()
  return computed(() => {
    const [looks, look] = [view.value, theme.value]
    if (!looks || !look) return []
    const said = new Map(pins().map(({ project }) => [project.id, saidOf(project)]))
    const callees = pins().map((pin) => {
      const { name = '', share = '' } = said.get(pin.project.id) ?? {}
      return {
        id: pin.project.id,
        ...toPixel(looks, pin.at),
        radius: radiusOf(pin) * HALO,
        width: textWidth(`${name} ${share}`, `${look.label}px ${look.font}`) + ASIDE_REM * look.rem,
        height: look.label * TALL,
      }
    })
    return placeCallOuts(callees, looks).flatMap((at) => {
      const words = said.get(at.id)
      return words ? [{ ...at, ...words }] : []
    })
  })
}
