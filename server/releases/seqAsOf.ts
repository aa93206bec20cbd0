import { Failure } from '#server/failure.ts'
import type { Timeline } from '#server/releases/timeline.ts'
import type { AsOfPoint } from '#shared/asOf.ts'
import { shanghaiDay, shanghaiDayEnd } from '#shared/period.ts'

interface Present {
  /** Seq of the newest release. */
  readonly newest: number
  readonly now: number
  readonly timeline: Timeline
}

/**
 * The seq up to which everything was public at a point of the past; 0 before the first release. Today means "so far".
 * Throws Failure `invalid` for a point that has not come yet.
 */
export function seqAsOf(point: AsOfPoint, { newest, now, timeline }: Present): number {
  switch (point.kind) {
    case 'seq':
      if (point.seq > newest) throw notYet(String(point.seq), newest)
      return point.seq
    case 'instant': {
      const at = Date.parse(point.at)
      if (at > now) throw notYet(point.at, newest)
      return Math.min(newest, timeline.seqAt(at))
    }
    case 'day':
      if (point.day > shanghaiDay(now)) throw notYet(point.day, newest)
      return Math.min(newest, timeline.seqAt(Date.parse(shanghaiDayEnd(point.day))))
  }
}

const notYet = (asOf: string, newest: number): Failure =>
  new Failure('invalid', [{ pointer: 'asOf', code: 'future-as-of', params: { asOf, newest } }])
