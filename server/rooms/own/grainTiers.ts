import { exactSum } from '#server/rooms/exactSum.ts'
import type { OwnBuilder, Standing } from '#server/rooms/ground.ts'
import type { GrainTiers } from '#shared/contract/rooms/grainTiers.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'

const LEDGER = 'reserve-stock'
const TIERS = ['provincial', 'municipal', 'district']

/**
 * What lies in store, tier by tier by the newest count of the tier, as the published figures have it. Where it lies is
 * told to those alone who may read it.
 */
export const grainTiers: OwnBuilder = (ground) => {
  const standing = ground.standing(LEDGER)
  const byTier = TIERS.map((tier) => newest(standing.filter(({ whole }) => whole['tier'] === tier)))
  const lots = byTier.flat()
  const tonnesOf = (which: (lot: Standing) => boolean): number[] =>
    byTier.map((of) => tonnes(of.filter(which)))
  const answer: GrainTiers = {
    countedOn: lots.map(countDay).toSorted().at(-1) ?? null,
    tiers: TIERS.map((tier, i) => ({
      ...ground.part(LEDGER, 'tier', tier),
      tonnes: tonnes(byTier[i] ?? []),
      rotating: tonnes((byTier[i] ?? []).filter(({ whole }) => whole['state'] === 'rotating')),
    })),
    total: tonnes(lots),
    areas: new Set(lots.map(({ whole }) => whole['depotArea'])).size,
    depots: new Set(lots.map(({ whole }) => whole['depot'])).size,
    varieties: [...groups(lots, 'variety', 'whole')]
      .map(([code, of]) => ({
        ...ground.part(LEDGER, 'variety', code),
        tonnes: tonnesOf((lot) => of.includes(lot)),
      }))
      .sort((a, b) => exactSum(b.tonnes) - exactSum(a.tonnes)),
    stores: ground.isScreen ? [] : storesOf(lots, tonnesOf),
  }
  return answer
}

/** Only lots whose place the asker may read. */
function storesOf(
  lots: readonly Standing[],
  tonnesOf: (which: (lot: Standing) => boolean) => number[],
): GrainTiers['stores'] {
  return [...groups(lots, 'depotArea', 'fields')].map(([area, within]) => ({
    area,
    tonnes: tonnesOf((lot) => within.includes(lot)),
    depots: [...groups(within, 'depot', 'fields')].map(([depot, of]) => ({
      depot,
      tonnes: tonnesOf((lot) => of.includes(lot)),
    })),
  }))
}

/** Lots by a text that they hold, in its order; those without it are left out. */
function groups(
  lots: readonly Standing[],
  field: string,
  by: 'fields' | 'whole',
): readonly (readonly [string, readonly Standing[]])[] {
  const textOf = (lot: Standing): string => {
    const value = lot[by][field]
    return typeof value === 'string' ? value : ''
  }
  return [...Map.groupBy(lots, textOf)].filter(([text]) => text !== '').sort(([a], [b]) => (a < b ? -1 : 1))
}

const countDay = ({ whole }: Standing): string => dayIn(whole['stockDate']) ?? ''
const tonnes = (lots: readonly Standing[]): number => exactSum(lots.map(({ whole }) => whole['tonnes']))

function newest(lots: readonly Standing[]): readonly Standing[] {
  const last = lots.map(countDay).toSorted().at(-1)
  return lots.filter((lot) => countDay(lot) === last && last !== '')
}
