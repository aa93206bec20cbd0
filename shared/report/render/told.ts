import type { Indicator } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'
import { isOfSpan } from '#shared/report/filters/spans.ts'

/** Of which stretch of time a paragraph, or a row of a table, has said it speaks: what else is printed says its own. */
export class Told {
  readonly #report: Period
  #sentence: Period | null = null
  readonly #before: Period[] = []

  constructor(report: Period) {
    this.#report = report
  }

  span(period: Period): void {
    this.#sentence = period
    this.#before.push(period)
  }

  report(): void {
    this.#sentence = this.#report
  }

  text(text: string): void {
    if (text.includes('。')) this.#sentence = null
  }

  /** Within a sentence the span that was named last holds; else the report's own, and those named before. */
  covers(indicator: Indicator, period: Period): boolean {
    const spans = this.#sentence === null ? [this.#report, ...this.#before] : [this.#sentence]
    return spans.some((span) => isOfSpan({ indicator, period }, span))
  }
}
