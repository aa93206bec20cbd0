import { describe, expect, it } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import {
  ENTRY_STANDARDS,
  entryCycle,
  entryReach,
  entryVerdict,
  entryWindow,
} from '#shared/rooms/entryStandards.ts'

const day = asPeriod('2026-11-23')

describe('standards of entry (S18)', () => {
  it('are those of the statistical system, in plain yuan', () => {
    expect(ENTRY_STANDARDS.map(({ code, least }) => `${code} ${String(least)}`)).toEqual([
      'industry 20000000',
      'wholesale 20000000',
      'retail 5000000',
      'lodging-catering 2000000',
      'services-2000 20000000',
      'services-1000 10000000',
      'services-500 5000000',
      'construction null',
      'real-estate null',
    ])
  })

  it.each([
    ['retail', 5_000_000, 'meets'],
    ['retail', 4_999_999.99, 'near'],
    ['retail', 4_000_000, 'near'],
    ['retail', 3_999_999.99, 'below'],
    ['wholesale', 5_000_000, 'below'],
    ['services-1000', 10_000_000, 'meets'],
    ['retail', undefined, 'unknown'],
    [undefined, 90_000_000, 'unknown'],
  ])('of %s with a turnover of %s: %s', (standard, turnover, verdict) => {
    expect(entryVerdict({ standard, turnover })).toBe(verdict)
  })

  it('ask construction and real estate for a qualification and for no amount', () => {
    expect(entryVerdict({ standard: 'construction', turnover: 1 })).toBe('unknown')
    expect(entryVerdict({ standard: 'construction', qualified: true })).toBe('meets')
    expect(entryVerdict({ standard: 'real-estate', turnover: 90_000_000, qualified: false })).toBe('below')
    expect(entryReach({ standard: 'construction', turnover: 90_000_000 })).toBeNull()
    expect(entryReach({ standard: 'retail', turnover: 4_000_000 })).toBe(80)
  })

  it('let apply by the month what opened this year or is qualified, and the others once a year', () => {
    expect(entryCycle({ standard: 'retail', openedOn: asPeriod('2026-02-03') }, day)).toBe('monthly')
    expect(entryCycle({ standard: 'retail', openedOn: asPeriod('2025-12-31') }, day)).toBe('annual')
    expect(entryCycle({ standard: 'construction' }, day)).toBe('monthly')
  })

  it.each([
    ['monthly', '2026-11-10', '2026-11-01', '2026-11-10', true],
    ['monthly', '2026-11-11', '2026-12-01', '2026-12-10', false],
    ['monthly', '2026-12-11', '2027-01-01', '2027-01-10', false],
    ['annual', '2026-10-31', '2026-11-01', '2026-12-10', false],
    ['annual', '2026-12-10', '2026-11-01', '2026-12-10', true],
    ['annual', '2026-12-11', '2027-11-01', '2027-12-10', false],
  ] as const)('%s: on %s the window is %s to %s, open %s', (cycle, today, from, until, isOpen) => {
    expect(entryWindow(cycle, asPeriod(today))).toEqual({ from, until, isOpen })
  })
})
