import { isWorkedOut } from '#shared/indicator.ts'
import { isPicked, type Picked, type Printing } from '#shared/report/printing.ts'
import type { BlockTest, CodeRef } from '#shared/report/template/template.ts'
import { areComparable, convert } from '#shared/unit.ts'

/** Whether what stands in a block is printed. A `need` that is not met notes what is missing as left out. */
export function isMet(test: BlockTest, codes: readonly CodeRef[], printing: Printing): boolean {
  switch (test) {
    case 'need':
      return codes.map(({ code }) => isThere(code, printing)).every(Boolean)
    case 'full':
      return codes.every(({ code }) => isFull(code, printing))
    case 'same':
      return areSame(codes, printing)
  }
}

function isThere(code: string, printing: Printing): boolean {
  const found = printing.pick(code)
  if (isPicked(found)) return true
  printing.miss(code, found.why, 'left-out')
  return false
}

/** Done and to be done, of a rate that is worked out as one by the other. */
const QUOTIENT = /^\{([^{}]+)\} \/ \{([^{}]+)\} \* 100$/

/**
 * All of it, and there was something: by the two numbers themselves where they are published. A rate that is worked out
 * is kept unrounded, so that its 100 is one; a rate that somebody filed may have been rounded to it.
 */
function isFull(code: string, printing: Printing): boolean {
  const rate = printing.pick(code)
  if (!isPicked(rate)) return false
  const [, done, all] = QUOTIENT.exec(rate.indicator.derivedFrom ?? '') ?? []
  const [a, b] = [done, all].map((one) => (one === undefined ? undefined : atSamePeriod(one, rate, printing)))
  const full = a && b ? isWhole(a, b, printing) : rate.known.value === 100 && isWorkedOut(rate.indicator)
  return full && accounted([rate, ...(a && b ? [a, b] : [])], printing)
}

function isWhole(done: Picked, all: Picked, printing: Printing): boolean {
  const both = inOneUnit(done, all, printing)
  return both !== undefined && both[0] === both[1] && both[1] > 0
}

/** What is said of figures that are not printed themselves stands on them all the same. */
const accounted = (figures: readonly Picked[], printing: Printing): true => {
  for (const figure of figures) printing.use(figure)
  return true
}

function atSamePeriod(code: string, { known }: Picked, printing: Printing): Picked | undefined {
  const found = printing.pick(code)
  return isPicked(found) && found.known.period === known.period ? found : undefined
}

/** Equal, and of one period: the second place of May and that of June are not the same place. */
function areSame(codes: readonly CodeRef[], printing: Printing): boolean {
  const found = codes.map(({ code }) => printing.pick(code))
  const [first, ...others] = found.filter(isPicked)
  if (!first || others.length !== codes.length - 1) return false
  const same = others.every((other) => {
    const both = inOneUnit(first, other, printing)
    return both !== undefined && both[0] === both[1] && first.known.period === other.known.period
  })
  return same && accounted([first, ...others], printing)
}

function inOneUnit(a: Picked, b: Picked, { figures }: Printing): readonly [number, number] | undefined {
  const [from, to] = [figures.catalogue.unit(b.indicator.unit), figures.catalogue.unit(a.indicator.unit)]
  return areComparable(from, to) ? [a.known.value, convert(b.known.value, from, to)] : undefined
}
