import type { Run, Runs } from '#shared/report/document.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'

/** One statement about one figure: over which span, and what. */
export interface Clause {
  readonly span: string
  readonly runs: Runs
}

/** Something that may be said, and how much it matters. Its figures count as printed once it is told, not before. */
export interface Finding {
  readonly weight: number
  readonly tell: () => Clause
}

export const plain = (text: string): Run => ({ text })

/** The text of a figure, linked to it, with 初步 where it is not settled. */
export const told = (printing: Printing, picked: Picked, text: string): Run => ({
  text: picked.known.status === 'preliminary' ? `${text}（初步）` : text,
  figure: printing.use(picked),
})

/** A number reckoned from the figure told before and from `other`, linked to that one; says so where it is 初步. */
export const reckoned = (printing: Printing, other: Picked, text: string): Run => ({
  text: other.known.status === 'preliminary' ? `${text}（对比数为初步）` : text,
  figure: printing.use(other),
})

/** Sentences of clauses: a span is said once for all that follow with the same one. */
export function sentences(all: readonly (readonly Clause[])[]): Runs {
  let last = ''
  const runs = all.flatMap((clauses) => [
    ...clauses.flatMap(({ span, runs: said }, i): Runs => {
      const head = span === last ? '' : `${span}，`
      last = span
      return [plain(`${i === 0 ? '' : '；'}${head}`), ...said]
    }),
    plain('。'),
  ])
  return joined(runs)
}

/** Neighbours that are mere text become one run. */
function joined(runs: Runs): Runs {
  const whole: Run[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    if (last && last.figure === undefined && run.figure === undefined)
      whole[whole.length - 1] = plain(last.text + run.text)
    else if (run.text !== '') whole.push(run)
  }
  return whole
}
