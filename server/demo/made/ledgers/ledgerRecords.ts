import type { Ledger } from '#shared/ledger/ledger.ts'
import { APPRAISAL } from '#server/demo/made/ledgers/recipes/appraisal.ts'
import { BIZENV } from '#server/demo/made/ledgers/recipes/bizenv.ts'
import { CENSUS } from '#server/demo/made/ledgers/recipes/census.ts'
import { CREDIT } from '#server/demo/made/ledgers/recipes/credit.ts'
import { ECOLOGY } from '#server/demo/made/ledgers/recipes/ecology.ts'
import { ECONOMY } from '#server/demo/made/ledgers/recipes/economy.ts'
import { GRAIN } from '#server/demo/made/ledgers/recipes/grain.ts'
import { INDUSTRY_SUPPORT } from '#server/demo/made/ledgers/recipes/industrySupport.ts'
import { PARTY } from '#server/demo/made/ledgers/recipes/party.ts'
import { PLANNING } from '#server/demo/made/ledgers/recipes/planning.ts'
import { MEETING_ORDERS, PROJECT_MEETINGS } from '#server/demo/made/ledgers/recipes/projectMeetings.ts'
import { PROJECT_WORK } from '#server/demo/made/ledgers/recipes/projectWork.ts'
import { PUBLICATIONS } from '#server/demo/made/ledgers/recipes/publications.ts'
import { RECOVERY } from '#server/demo/made/ledgers/recipes/recovery.ts'
import { RETURNED } from '#server/demo/made/ledgers/recipes/returns.ts'
import { TRADING_AND_PRICING } from '#server/demo/made/ledgers/recipes/tradingAndPricing.ts'
import { UNITS } from '#server/demo/made/ledgers/recipes/units.ts'
import { makeRecords } from '#server/demo/made/ledgers/makeRecords.ts'
import { asHistory } from '#server/demo/made/ledgers/monthlyHistory.ts'
import type { MadeRecord, Recipe } from '#server/demo/made/ledgers/recipe.ts'
import type { WorkCalendar } from '#server/demo/made/ledgers/workCalendar.ts'

/** Each ledger after those that its records refer to. */
const RECIPES: readonly Recipe[] = [
  ...PROJECT_WORK,
  ...PROJECT_MEETINGS,
  ...APPRAISAL,
  ...PUBLICATIONS,
  ...ECOLOGY,
  ...MEETING_ORDERS,
  ...RECOVERY,
  ...ECONOMY,
  ...INDUSTRY_SUPPORT,
  ...BIZENV,
  ...PLANNING,
  ...CENSUS,
  ...RETURNED,
  ...UNITS,
  ...GRAIN,
  ...CREDIT,
  ...TRADING_AND_PRICING,
  ...PARTY,
]

/** The demonstration's records of every ledger, through a year; `first` are the recipes that others refer to. */
export function ledgerRecords(
  ledgers: ReadonlyMap<string, Ledger>,
  first: readonly Recipe[],
  calendar: WorkCalendar,
  throughYear: number,
): ReadonlyMap<string, readonly MadeRecord[]> {
  const all = new Map<string, readonly MadeRecord[]>()
  const known = (entity: string): readonly MadeRecord[] => all.get(entity) ?? []
  for (const [entity, recipes] of Map.groupBy([...first, ...RECIPES], (recipe) => recipe.entity)) {
    const ledger = ledgers.get(entity)
    if (!ledger) throw new Error(`no ledger ${entity}`)
    all.set(entity, makeRecords(ledger, recipes, { calendar, throughYear, known }))
  }
  return new Map([...all].map(([entity, records]) => [entity, records.map(asHistory)]))
}
