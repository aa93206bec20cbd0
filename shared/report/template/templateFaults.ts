import type { Placed } from '#shared/report/template/template.ts'
import type { TemplateFault, TemplateFaultCode } from '#shared/report/template/templateFault.ts'

/** More than anybody reads; what is beyond comes up once these are mended. */
const MOST_FAULTS = 100

/** Collects what is wrong with a text, and knows the line and column of each place. */
export class TemplateFaults {
  readonly text: string
  readonly #lineStarts: readonly number[]
  readonly #found: TemplateFault[] = []

  constructor(text: string) {
    this.text = text
    const starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    this.#lineStarts = starts
  }

  add(code: TemplateFaultCode, { at, end }: Placed, said: Said, suggestion?: string): void {
    if (this.isFull) return
    const line = this.#lineOf(at)
    const column = at - (this.#lineStarts[line] ?? 0) + 1
    const fault = { code, at, end, line: line + 1, column, zh: said.zh, en: said.en }
    this.#found.push(suggestion === undefined ? fault : { ...fault, suggestion })
  }

  get isFull(): boolean {
    return this.#found.length >= MOST_FAULTS
  }

  /** In the order of the text. */
  get inOrder(): readonly TemplateFault[] {
    return this.#found.toSorted((a, b) => a.at - b.at || a.end - b.end)
  }

  /** Index of the line that a place stands in, by bisection. */
  #lineOf(at: number): number {
    let [low, high] = [0, this.#lineStarts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lineStarts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** One thing said in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}
