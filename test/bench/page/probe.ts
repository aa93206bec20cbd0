/** A figure that stood on the screen, and when the frame that first showed it was out. */
export interface Sighting {
  readonly value: number
  readonly atMs: number
}

export interface Frames {
  /** Milliseconds between one frame and the next. */
  readonly gaps: readonly number[]
}

export interface Probe {
  /** Forgets what was seen so far. */
  readonly reset: () => void
  readonly sightings: () => readonly Sighting[]
  readonly frames: () => Frames
  /** What is shown now, by series. */
  readonly shown: () => Readonly<Record<string, string>>
  /** Milliseconds from the start of navigation to the first frame that showed everything wanted; null until then. */
  readonly completeMs: () => number | null
}

declare global {
  interface Window {
    benchProbe: Probe
  }
}

export interface ProbeSettings {
  /** The series whose figure is watched. */
  readonly measured: string
  /** Every series that has to stand on the page before it counts as complete. */
  readonly wanted: readonly string[]
}

/**
 * Runs in the page before any script of it, the same on all pages. Once a frame, as soon as the frame is out, it reads
 * the one text that is measured. Times are the machine's clock, since the publisher is another process.
 */
export function installProbe({ measured, wanted }: ProbeSettings): void {
  const WIDE_PX = 200
  let sightings: Sighting[] = []
  let gaps: number[] = []
  let last = ''
  let lastFrame = 0
  let element: Element | null = null
  let hasDrawn = false
  let completeMs: number | null = null

  const find = (series: string): Element | null => document.querySelector(`[data-series="${series}"]`)
  const textOf = (found: Element | null): string =>
    (found?.textContent ?? '').trim().replaceAll(',', '').replace('−', '-').replace('+', '')

  const { prototype } = CanvasRenderingContext2D
  const stroke: () => void = Reflect.get(prototype, 'stroke')
  prototype.stroke = function (this: CanvasRenderingContext2D, ...path: []) {
    hasDrawn ||= this.canvas.clientWidth > WIDE_PX
    Reflect.apply(stroke, this, path)
  }

  const frameIsOut = (): void => {
    if (completeMs === null && hasDrawn && wanted.every((series) => /\d/.test(textOf(find(series))))) {
      completeMs = performance.now()
    }
    if (!element?.isConnected) element = find(measured)
    const text = textOf(element)
    if (text === last) return
    last = text
    sightings.push({ value: Number(text), atMs: Date.now() })
  }
  const frame = (now: number): void => {
    if (lastFrame > 0) gaps.push(now - lastFrame)
    lastFrame = now
    void scheduler.postTask(frameIsOut, { priority: 'user-blocking' })
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)

  window.benchProbe = {
    reset: () => {
      sightings = []
      gaps = []
    },
    sightings: () => sightings,
    frames: () => ({ gaps }),
    shown: () => {
      const texts: Record<string, string> = {}
      for (const found of document.querySelectorAll('[data-series]'))
        texts[found.getAttribute('data-series') ?? ''] = textOf(found)
      return texts
    },
    completeMs: () => completeMs,
  }
}
