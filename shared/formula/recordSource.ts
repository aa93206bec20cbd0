import { isDemo, type ContributionGround } from '#shared/formula/contributions.ts'
import { filedField, filedUntil, isFiledBy } from '#shared/formula/filed.ts'
import type { RecordSource, StandingRecord } from '#shared/formula/records.ts'
import { computing, type ComputedGround } from '#shared/ledger/computed.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { currentFields, fieldsAt } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import { isPeriod, type Day, type Period } from '#shared/period.ts'
import type { WorkingDays } from '#shared/workingDays.ts'

/** What makes records readable for formulas. */
export interface RecordGround {
  readonly view: RecordView
  readonly ledger: (code: string) => Ledger | undefined
  readonly workingDays: WorkingDays
}

/** The ledger of the rounds of evaluation, each of which covers a period. */
export const ROUNDS = 'evaluation-round'
const COVERS = 'covers'

const roundPeriod =
  (view: Pick<RecordView, 'record'>) =>
  (id: string): Period | undefined => {
    const round = view.record(ROUNDS, id)
    const covers = round && currentFields(round)[COVERS]
    return isPeriod(covers) ? covers : undefined
  }

/** What contributions look at beside the record itself. */
export const contributionGround = ({ view, ledger, workingDays }: RecordGround): ContributionGround => ({
  ...{ view, ledger, workingDays },
  roundPeriod: roundPeriod(view),
  courses: new WeakMap(),
})

/** The records of a view as formulas look at them on a day. */
export function recordSource({ view, ledger, workingDays }: RecordGround, today: Day): RecordSource {
  const ground: ComputedGround = { view, workingDays }
  return {
    today,
    roundPeriod: roundPeriod(view),
    isFiled: (term, period) => {
      const how = filedField(term, ledger)
      return !how || isFiledBy(filedUntil(how, view), period)
    },
    isAllDemo: (code) => [...view.all(code).values()].every(isDemo),
    recordsAt: (code, day, names) => {
      const definition = ledger(code)
      const records = view.all(code)
      if (!definition || records.size === 0) return undefined
      return [...records.values()].flatMap((record): readonly StandingRecord[] => {
        const stood = day === 'now' ? currentFields(record) : fieldsAt(record, day)
        if (!stood) return []
        const fields = computing(definition, record, ground, names).at(stood, day === 'now' ? today : day)
        return [{ id: record.id, fields, demo: isDemo(record) }]
      })
    },
  }
}
