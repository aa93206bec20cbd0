import type { Duties, Duty, Reminder } from '#shared/contract/duties.ts'
import type { Day } from '#shared/period.ts'

/** What one office has to file, and how far it has got. */
export interface OfficeDuties {
  readonly owner: string
  readonly duties: readonly Duty[]
  readonly counts: Readonly<Record<Duty['state'], number>>
  /** The first day by which something is owed still. */
  readonly next: Day | undefined
  readonly reminded: Reminder | undefined
}

/** By office, those who are furthest behind first. */
export function byOffice({ duties, reminders }: Duties): readonly OfficeDuties[] {
  const owners = [...new Set(duties.map(({ owner }) => owner))]
  const offices = owners.map((owner): OfficeDuties => {
    const own = duties.filter((duty) => duty.owner === owner)
    return {
      ...{ owner, duties: own, counts: countsOf(own) },
      next: own.find(isOwed)?.fileBy,
      reminded: reminders.find((reminder) => reminder.owner === owner),
    }
  })
  return offices.sort(
    (a, b) =>
      b.counts.late - a.counts.late ||
      b.counts.owed - a.counts.owed ||
      (a.next ?? '9').localeCompare(b.next ?? '9'),
  )
}

export const isOwed = ({ state }: Duty): boolean => state === 'owed' || state === 'late'

export function countsOf(duties: readonly Duty[]): OfficeDuties['counts'] {
  const counts = { done: 0, 'in-review': 0, owed: 0, late: 0 }
  for (const { state } of duties) counts[state] += 1
  return counts
}

/** What an office is asked for unless somebody chooses: all that is late, else all that is owed. */
export function askedFor(duties: readonly Duty[]): readonly Duty[] {
  const late = duties.filter(({ state }) => state === 'late')
  return late.length > 0 ? late : duties.filter(isOwed)
}
