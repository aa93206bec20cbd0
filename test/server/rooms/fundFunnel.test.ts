import { describe, expect, it } from 'vitest'
import { fundFunnel } from '#server/rooms/own/fundFunnel.ts'
import { FundFunnel } from '#shared/contract/rooms/fundFunnel.ts'
import { HandRecords } from '#test/server/rooms/handRecords.ts'

const BID = 'fund-application'
const CENTRAL = { programme: 'central-investment' }
const BOND = { programme: 'special-bond' }

/** Six applications of this year in all states, one still being packaged, one of last year. */
const applications = (): HandRecords =>
  new HandRecords()
    .add(BID, '1', '2026-01-08', {
      ...CENTRAL,
      state: 'submitted',
      submittedOn: '2026-01-08',
      requestedAmount: 100,
    })
    .add(BID, '2', '2026-01-08', {
      ...{ ...CENTRAL, state: 'provincial-review', submittedOn: '2026-01-08', requestedAmount: 200 },
    })
    .add(BID, '3', '2026-01-08', {
      ...{ ...CENTRAL, state: 'granted', submittedOn: '2026-01-08', pushedOn: '2026-02-01' },
      ...{ requestedAmount: 400, grantedAmount: 300 },
    })
    .add(BID, '4', '2026-01-08', {
      ...{ ...CENTRAL, state: 'rejected', submittedOn: '2026-01-08', requestedAmount: 800 },
    })
    .add(BID, '5', '2026-01-08', {
      ...{ ...CENTRAL, state: 'rejected', submittedOn: '2026-01-08', pushedOn: '2026-02-01' },
      requestedAmount: 1600,
    })
    .add(BID, '6', '2026-11-02', { ...BOND, state: 'packaging', requestedAmount: 50 })
    .add(BID, '7', '2025-03-03', {
      ...{ ...BOND, state: 'granted', submittedOn: '2025-03-03', requestedAmount: 9000, grantedAmount: 9000 },
    })

const funnelOn = (day: string) => FundFunnel.parse(fundFunnel(applications().ground(day)))
const stepsOf = (day: string, programme: string) =>
  funnelOn(day)
    .programmes.find(({ code }) => code === programme)
    ?.steps.map(({ code, reached, amount }) => [code, reached, amount])

describe('the funnel of applications', () => {
  it('counts for each step who came at least so far, those turned down for what they had come to', () => {
    expect(stepsOf('2026-11-23', 'central-investment')).toEqual([
      ['packaging', 5, 3100],
      ['submitted', 5, 3100],
      ['provincial-review', 4, 3000],
      ['national-review', 2, 2000],
      ['granted', 1, 400],
    ])
    expect(funnelOn('2026-11-23').programmes[0]).toMatchObject({ granted: 300, rejected: 2 })
  })

  it('has what is still being packaged, and nothing that was submitted in another year', () => {
    expect(stepsOf('2026-11-23', 'special-bond')?.slice(0, 2)).toEqual([
      ['packaging', 1, 50],
      ['submitted', 0, 0],
    ])
    expect(stepsOf('2025-12-31', 'special-bond')?.at(-1)).toEqual(['granted', 1, 9000])
  })
})
