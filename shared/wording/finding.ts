import { scheduleWords } from '#shared/wording/schedule.ts'
import { either, percentWords, type Tongue } from '#shared/wording/tongue.ts'

/** Completion (percent) and its gap to the time elapsed (points), both unrounded. */
interface Standing {
  readonly completion: number
  readonly gap: number
}

/** `X完成年度目标38.5%，低于序时进度3.2个百分点`. */
export function planSentence(name: string, { completion, gap }: Standing, tongue: Tongue): string {
  const done = percentWords(completion, tongue)
  const schedule = scheduleWords(gap, tongue)
  return either(
    tongue,
    `${name}完成年度目标${done}，${schedule}`,
    `${name}: ${done} of the annual target, ${schedule}`,
  )
}

/** `X投资完成率38.5%，低于序时进度3.2个百分点`. */
export function projectSentence(name: string, { completion, gap }: Standing, tongue: Tongue): string {
  const done = percentWords(completion, tongue)
  const schedule = scheduleWords(gap, tongue)
  return either(
    tongue,
    `${name}投资完成率${done}，${schedule}`,
    `${name}: ${done} of planned investment, ${schedule}`,
  )
}

/** `X2020年1—5月应于6月20日发布，尚未发布`; period and day come worded. */
export const overdueSentence = (name: string, period: string, due: string, tongue: Tongue): string =>
  either(
    tongue,
    `${name}${period}应于${due}发布，尚未发布`,
    `${name}, ${period}: due on ${due}, not yet released`,
  )

/** A finding told by the rule that made it: `航海路改造未按计划月份开工`. */
export const ruleSentence = (name: string, rule: string, tongue: Tongue): string =>
  either(tongue, `${name}${rule}`, `${name}: ${rule}`)
