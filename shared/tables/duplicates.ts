import type { CellPlace, Question } from '#shared/tables/fate.ts'
import type { Judged, Taken } from '#shared/tables/judgeCell.ts'
import { answerTo } from '#shared/tables/judgeReading.ts'
import type { Mapping } from '#shared/tables/mapping.ts'

interface Found {
  readonly at: number
  readonly place: CellPlace
  readonly taken: Taken
}

/** Two cells of one figure: the same value is taken once, a value before a mark, and two values are asked about. */
export function settleDuplicates(judged: readonly Judged[], { answers }: Mapping): readonly Judged[] {
  const byFigure = new Map<string, Found[]>()
  for (const [at, { place, judgement }] of judged.entries()) {
    if (judgement.kind !== 'taken') continue
    const key = `${judgement.series} ${judgement.target.period}`
    const same = byFigure.get(key)
    if (same) same.push({ at, place, taken: judgement })
    else byFigure.set(key, [{ at, place, taken: judgement }])
  }
  const settled = [...judged]
  for (const [key, found] of byFigure) {
    if (found.length === 1) continue
    const values = found.filter(({ taken }) => taken.value !== null)
    const told = values.length > 0 ? values : found
    for (const other of found) if (!told.includes(other)) put(other, 'repeated')
    const [first, ...rest] = told
    if (!first) continue
    if (
      rest.every(({ taken }) => taken.value === first.taken.value && taken.missing === first.taken.missing)
    ) {
      for (const other of rest) put(other, 'repeated')
      continue
    }
    const question: Question = {
      code: 'duplicate',
      key: `same:${key}`,
      params: {
        indicator: first.taken.target.indicator.code,
        subject: first.taken.target.subject,
        period: first.taken.target.period,
      },
      choices: told.map(({ place, taken }) => ({ key: place.address, value: taken.value })),
    }
    const answer = answerTo(question, first.place, answers)
    for (const one of told) {
      if (answer === undefined) settled[one.at] = { ...at(one), judgement: { kind: 'doubtful', question } }
      else if (one.place.address !== answer) put(one, 'by-hand')
    }
  }
  return settled

  function at(one: Found): Judged {
    return judged[one.at] ?? { place: one.place, judgement: one.taken }
  }
  function put(one: Found, reason: 'repeated' | 'by-hand'): void {
    settled[one.at] = { ...at(one), judgement: { kind: 'skipped', reason } }
  }
}
