import type { Ref } from 'vue'
import { nextPin, type Heading, type Pin } from '#client/rooms/projects/charts/map/mapPins.ts'

const HEADINGS: Readonly<Partial<Record<string, Heading>>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

interface Walk {
  readonly pins: () => readonly Pin[]
  /** Where a walk begins. */
  readonly first: () => Pin | undefined
  readonly active: Ref<string | undefined>
  readonly reached: (pin: Pin) => void
  /** What the other keys do, by `event.key`. */
  readonly others: Readonly<Partial<Record<string, () => void>>>
}

/** Arrow keys go from pin to pin; what a key does keeps it from scrolling the page. */
export function useMapKeys({ pins, first, active, reached, others }: Walk): (event: KeyboardEvent) => void {
  function step(heading: Heading): void {
    const from = pins().find(({ project }) => project.id === active.value)
    const to = from ? nextPin(pins(), from, heading) : first()
    if (!to) return
    active.value = to.project.id
    reached(to)
  }
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const heading = HEADINGS[event.key]
    const other = others[event.key]
    if (heading) step(heading)
    else if (other) other()
    else return
    event.preventDefault()
  }
}
