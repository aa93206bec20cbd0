import { expect, test } from 'vitest'
import { catalogue } from '#test/support/boardFixture.ts'
import { sdmxRow } from '#test/support/exports.ts'
import {
  confStatus,
  indicatorId,
  obsStatus,
  subjectDimensions,
  timePeriod,
} from '#server/exports/sdmxCodes.ts'
import { asPeriod } from '#shared/period.ts'

test.each([
  ['2020-02', '2020-02'],
  ['2020-Q4', '2020-Q4'],
  ['2020-H2', '2020-S2'],
  ['2020', '2020'],
  ['2020-06-12', '2020-06-12'],
])('the period %s is the SDMX period %s', (ours, theirs) => {
  expect(timePeriod(asPeriod(ours))).toBe(theirs)
})

test.each(['410104', '410104~civil', 'ZZ-ZD', 'project:GC-001'])(
  'a tool that knows the structure finds the subject %s again',
  (subject) => {
    const { area, scope, project } = subjectDimensions(subject, catalogue)
    for (const code of [area, scope, project]) expect(code).toMatch(/^[\w@$-]+$/)
    const row = {
      ...{ INDICATOR: indicatorId('economy.retail-sales.growth'), REF_AREA: area, SCOPE: scope },
      ...{ PROJECT: project, TIME_PERIOD: '2020-S1', OBS_VALUE: '' },
    }
    expect(sdmxRow(row)).toEqual({
      ...{ series: `economy.retail-sales.growth@${subject}`, period: '2020-H1', value: null },
    })
  },
)

test.each([
  ['preliminary', null, 'P', 'F'],
  ['final', null, 'A', 'F'],
  ['revised', null, 'A', 'F'],
  ['missing', 'not-applicable', 'M', 'F'],
  ['missing', 'below-unit', 'N', 'F'],
  ['missing', 'not-filed', 'O', 'F'],
  ['missing', 'not-returned', 'O', 'F'],
  ['missing', 'not-published', 'K', 'F'],
  ['missing', 'confidential', 'Q', 'C'],
  ['missing', 'not-collected', 'L', 'F'],
  ['missing', 'withdrawn', 'O', 'F'],
  ['missing', null, 'O', 'F'],
] as const)('%s %s has the status %s and may be told: %s', (status, missing, observed, told) => {
  expect(obsStatus(status, missing)).toBe(observed)
  expect(confStatus(missing)).toBe(told)
})
