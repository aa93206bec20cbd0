/** How amounts of a kind are added. */
export interface Adding<T> {
  readonly nothing: T
  readonly plus: (a: T, b: T) => T
  readonly minus: (a: T, b: T) => T
}

/** A number that changes from point to point of the calendar, kept as its steps: adding a span costs two of them. */
export class Line<T> {
  readonly #adding: Adding<T>
  readonly #steps = new Map<string, T>()
  /** The points in order, and what is reached at each; made when asked for. */
  #points: readonly string[] | undefined
  #reached: readonly T[] = []

  constructor(adding: Adding<T>) {
    this.#adding = adding
  }

  add(from: string, until: string, amount: T): void {
    const { nothing, plus, minus } = this.#adding
    this.#steps.set(from, plus(this.#steps.get(from) ?? nothing, amount))
    this.#steps.set(until, minus(this.#steps.get(until) ?? nothing, amount))
    this.#points = undefined
  }

  /** What it is at a point. */
  at(point: string): T {
    const points = this.#inOrder()
    let [low, high] = [0, points.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((points[middle] ?? '') <= point) low = middle + 1
      else high = middle
    }
    return this.#reached[low - 1] ?? this.#adding.nothing
  }

  /** The spans between two points at which it changes, with what it is there. */
  pieces(): readonly { readonly from: string; readonly until: string; readonly value: T }[] {
    const points = this.#inOrder()
    return points.slice(0, -1).map((from, i) => ({
      from,
      until: points[i + 1] ?? '',
      value: this.#reached[i] ?? this.#adding.nothing,
    }))
  }

  #inOrder(): readonly string[] {
    if (this.#points) return this.#points
    const points = [...this.#steps.keys()].sort()
    let sum = this.#adding.nothing
    this.#reached = points.map(
      (point) => (sum = this.#adding.plus(sum, this.#steps.get(point) ?? this.#adding.nothing)),
    )
    this.#points = points
    return points
  }
}
