import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '#shared/report/analysis/analyse.ts'
import { analysisComplaints } from '#test/shared/report/analysis/analysisComplaints.ts'
import { CATALOGUE, printingOf } from '#test/shared/report/analysis/figuresKnown.ts'
import { figuresOfDomain } from '#test/shared/report/analysis/randomFigures.ts'

const SEED = 8

describe('an analysis of random figures', () => {
  it.each(CATALOGUE.domains.map(({ code }) => code))(
    'of %s says no number that no figure makes, and of nothing more than it accounts for',
    (domain) => {
      fc.assert(
        fc.property(figuresOfDomain(domain), (known) => {
          const printing = printingOf(known)
          const blocks = analyse(domain, printing)
          expect(analysisComplaints(blocks, printing)).toEqual([])
        }),
        { seed: SEED, endOnFailure: true, numRuns: domain === 'economy' ? 12 : 40 },
      )
    },
  )
})
