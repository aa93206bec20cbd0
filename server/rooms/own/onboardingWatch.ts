import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import type {
  EntryStandardRow,
  OnboardingWatch,
  WatchedUnitRow,
} from '#shared/contract/rooms/onboardingWatch.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import type { Fields } from '#shared/ledger/record.ts'
import {
  ENTRY_STANDARDS,
  entryCycle,
  entryReach,
  entryVerdict,
  entryWindow,
  type EntryVerdict,
  type WatchedUnit,
} from '#shared/rooms/entryStandards.ts'

const LEDGER = 'onboarding-unit'
const WATCHED = 'watched'
const ORDER: readonly EntryVerdict[] = ['meets', 'near', 'below', 'unknown']

/** For units of which nobody has said what they have to reach: a row of its own, where there are any. */
const NO_STANDARD = { code: '', zh: '未填入库标准', en: 'No standard given', least: null } as const

/** Units that are watched (临界培育) against the standards of entry (S18), and when they may apply. */
export const onboardingWatch: OwnBuilder = (ground) => {
  const { day } = ground
  const watched = ground
    .standing(LEDGER)
    .filter(({ whole }) => whole['state'] === WATCHED)
    .map((standing) => ({ standing, verdict: entryVerdict(unitOf(standing.whole)) }))
  const count = (verdict: EntryVerdict, among = watched): number =>
    among.filter((one) => one.verdict === verdict).length
  const standards = [...ENTRY_STANDARDS, NO_STANDARD].flatMap(
    ({ code, zh, en, least }): EntryStandardRow[] => {
      const among = watched.filter(({ standing }) => (text(standing.whole['standard']) ?? '') === code)
      if (code === '' && among.length === 0) return []
      const row = {
        ...{ code, name: { zh, en }, least },
        ...{ meets: count('meets', among), near: count('near', among) },
        ...{ below: count('below', among), unknown: count('unknown', among) },
      }
      return [row]
    },
  )
  // A list of units without a name tells nobody whom to look after: numbers are enough for those who may not know.
  const named = watched.filter(({ standing }) => text(standing.fields['name']) !== undefined)
  const units = named.map(({ standing }) => unitRow(ground, standing))
  const answer: OnboardingWatch = {
    ...{ day, watched: watched.length, meets: count('meets'), near: count('near') },
    windows: { monthly: entryWindow('monthly', day), annual: entryWindow('annual', day) },
    standards,
    units: units.sort(
      (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || (b.reach ?? 0) - (a.reach ?? 0),
    ),
  }
  return answer
}

const unitOf = (fields: Fields): WatchedUnit => ({
  ...{ standard: text(fields['standard']), turnover: amount(fields['turnover']) },
  qualified: typeof fields['qualified'] === 'boolean' ? fields['qualified'] : undefined,
  openedOn: dayIn(fields['openedOn']),
})

/** Its verdict follows from what is sensitive and says no amount; amounts stand there as far as they may be read. */
function unitRow(ground: RoomGround, { id, fields, whole }: Standing): WatchedUnitRow {
  const [all, read] = [unitOf(whole), unitOf(fields)]
  const standard = ENTRY_STANDARDS.find(({ code }) => code === all.standard)
  return {
    ...{ id, name: text(fields['name']) ?? id },
    sector: ground.part(LEDGER, 'sector', text(whole['sector']) ?? ''),
    standard: standard ? { zh: standard.zh, en: standard.en } : null,
    ...{ turnover: read.turnover ?? null, reach: entryReach(read) },
    employees: amount(fields['employees']) ?? null,
    ...{ verdict: entryVerdict(all), cycle: entryCycle(all, ground.day) },
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const amount = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
