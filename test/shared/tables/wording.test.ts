import { describe, expect, it } from 'vitest'
import en from '#client/locales/tables.en.json'
import zh from '#client/locales/tables.zh-CN.json'
import type { ProblemCode, QuestionCode } from '#shared/tables/fate.ts'
import type { LabelOf, Measure, SkipReason, Span } from '#shared/tables/mapping.ts'

/** The type checker sees to it that no code is left out here. */
const SKIPS: Record<SkipReason, true> = {
  title: true,
  header: true,
  'unit-line': true,
  label: true,
  numbering: true,
  group: true,
  note: true,
  empty: true,
  'repeated-header': true,
  comparison: true,
  remarks: true,
  'total-not-in-catalogue': true,
  'not-in-catalogue': true,
  'unknown-column': true,
  'no-such-measure': true,
  'no-such-period': true,
  derived: true,
  repeated: true,
  hidden: true,
  'by-hand': true,
}
const QUESTIONS: Record<QuestionCode, true> = {
  'unit-jump': true,
  'value-jump': true,
  brackets: true,
  arrow: true,
  mark: true,
  remark: true,
  shortened: true,
  indicator: true,
  duplicate: true,
}
const PROBLEMS: Record<ProblemCode, true> = {
  text: true,
  separators: true,
  'foreign-unit': true,
  'too-large': true,
  whole: true,
  date: true,
  'sheet-error': true,
  hidden: true,
  'wrong-period-kind': true,
  'january-combined': true,
  'no-figures': true,
  'no-period': true,
  'parts-differ': true,
  'parts-exceed': true,
}
const LABELS: Record<LabelOf, true> = {
  indicator: true,
  subject: true,
  scope: true,
  period: true,
  span: true,
  unit: true,
  group: true,
  project: true,
}
const MEASURES: Record<Measure, true> = {
  level: true,
  growth: true,
  rank: true,
  'rank-change': true,
  index: true,
  share: true,
  target: true,
  completion: true,
  difference: true,
}
const SPANS: Record<Span, true> = { single: true, ytd: true, 'as-of': true }

describe.each([
  ['Chinese', zh.tables],
  ['English', en.tables],
])('the sentences on tables in %s', (_, words) => {
  it.each([
    ['skip', words.skip, SKIPS],
    ['question', words.question, QUESTIONS],
    ['problem', words.problem, PROBLEMS],
    ['labelOf', words.labelOf, LABELS],
    ['measure', words.measure, MEASURES],
    ['span', words.span, SPANS],
  ])('have one for every %s, and none too many', (_, told, codes) => {
    expect(Object.keys(told).sort()).toEqual(Object.keys(codes).sort())
  })

  it('say of every problem what is wrong and what to do', () => {
    for (const { says, do: remedy } of Object.values(words.problem)) {
      expect(says.length).toBeGreaterThan(0)
      expect(remedy.length).toBeGreaterThan(0)
    }
  })
})
