import { computed, type ComputedRef, type Ref } from 'vue'
import type { MapProject, Pin } from '#client/rooms/projects/charts/map/mapPins.ts'
import type { MapTheme } from '#client/rooms/projects/charts/map/mapTheme.ts'
import { toPixel, type MapView, type Point } from '#client/rooms/projects/charts/map/mapView.ts'
import { placeLabels } from '#client/rooms/projects/charts/map/placeLabels.ts'
import type { StreetValue } from '#client/rooms/projects/charts/map/streetValues.ts'
import { textWidth } from '#client/rooms/projects/charts/map/textWidth.ts'
import { useChartWords } from '#client/rooms/projects/charts/useChartWords.ts'

/** Room that the frame around a text takes, in rem and in heights of its text. */
const ASIDE_REM = 2.8
const TALL = 1.9
/** The halo of a pin that is called out. */
const HALO = 1.4

/** A text on the map: a name and a value. */
export interface MapLabel {
  readonly id: string
  /** On the plane. */
  readonly at: Point
  readonly name: string
  readonly value: string
  /** Pixels of the mark that it stands beside; 0 where there is none. */
  readonly radius: number
  readonly isLate: boolean
}

/** What is said of a project, or of a street, in a name and a value. */
export function useLabelText() {
  const { t, percent } = useChartWords()
  const share = (value: number | null): string => (value === null ? '' : percent(value))
  return {
    ofProject: ({ name, completion }: MapProject) => ({ name, value: share(completion) }),
    ofStreet: ({ street, count, completion }: StreetValue) => ({
      name: street,
      value: [t('roomCharts.count', { n: count }, count), share(completion)].filter(Boolean).join(' · '),
    }),
  }
}

/** The labels that have room, with the left top corner of each in pixels. */
export function useMapLabels(
  labels: () => readonly MapLabel[],
  pins: () => readonly Pin[],
  view: Readonly<Ref<MapView | undefined>>,
  theme: Readonly<Ref<MapTheme | undefined>>,
): ComputedRef<readonly (MapLabel & { readonly corner: Point })[]> {
  return computed(() => {
    const [looks, look] = [view.value, theme.value]
    if (!looks || !look) return []
    const points = labels().map(({ id, at, name, value, radius }) => ({
      id,
      ...toPixel(looks, at),
      radius: radius * HALO,
      width: textWidth(`${name} ${value}`, `${look.label}px ${look.font}`) + ASIDE_REM * look.rem,
      height: look.label * TALL,
    }))
    const placed = placeLabels(
      points,
      looks,
      pins().map(({ at }) => toPixel(looks, at)),
    )
    return placed.flatMap((corner) => {
      const label = labels().find(({ id }) => id === corner.id)
      return label ? [{ ...label, corner }] : []
    })
  })
}
