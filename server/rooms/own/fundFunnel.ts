import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import type { FundFunnel } from '#shared/contract/rooms/fundFunnel.ts'
import { periodParts } from '#shared/period.ts'

const LEDGER = 'fund-application'

/**
 * Applications that were submitted in the year of the day, and those still being packaged. One that was turned down
 * counts for the steps that it had come to: the nation's review where it had been put to the nation, else the province's.
 */
export function fundFunnel(ground: RoomGround): FundFunnel {
  const { year } = periodParts(ground.day)
  const ledger = ground.ledgers.get(LEDGER)
  const steps = (ledger?.states ?? []).filter(({ phase }) => phase !== 'stopped').map(({ code }) => code)
  const isOfYear = ({ whole }: Standing): boolean =>
    typeof whole['submittedOn'] === 'string'
      ? whole['submittedOn'].startsWith(String(year))
      : whole['state'] === steps[0]
  const applications = ground.standing(LEDGER).filter(isOfYear)
  const programmes = ledger?.fields.find(({ name }) => name === 'programme')?.values ?? []

  return {
    year,
    programmes: programmes.flatMap(({ code }) => {
      const those = applications.filter(({ whole }) => whole['programme'] === code)
      if (those.length === 0) return []
      return [
        {
          ...ground.part(LEDGER, 'programme', code),
          steps: steps.map((step, place) => {
            const reached = those.filter((one) => stepOf(one, steps) >= place)
            return {
              ...ground.part(LEDGER, 'state', step),
              reached: reached.length,
              amount: sum(reached, 'requestedAmount'),
            }
          }),
          granted: sum(those, 'grantedAmount'),
          rejected: those.filter(({ whole }) => whole['state'] === 'rejected').length,
        },
      ]
    }),
  }
}

function stepOf({ whole }: Standing, steps: readonly string[]): number {
  const { state } = whole
  if (typeof state !== 'string') return -1
  if (state !== 'rejected') return steps.indexOf(state)
  return steps.indexOf(whole['pushedOn'] === undefined ? 'provincial-review' : 'national-review')
}

const sum = (records: readonly Standing[], field: string): number =>
  records.reduce((total, { whole }) => {
    const value = whole[field]
    return total + (typeof value === 'number' ? value : 0)
  }, 0)
