import { expect, test } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { checkRecord } from '#shared/ledger/checkRecord.ts'
import { perform } from '#shared/ledger/perform.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { asPeriod } from '#shared/period.ts'

const ground = {
  ...{ today: asPeriod('2026-11-23'), now: '2026-11-23T02:00:00.000Z', since: asPeriod('2026-03-01') },
}
const ledgerOf = (code: string) => {
  const ledger = loadLedgers().get(code)
  if (!ledger) throw new Error(`no ledger ${code}`)
  return ledger
}

test('a problem is escalated one step up, from the unit to the leader to the two meetings, and no further', () => {
  const escalate = (fields: Fields) =>
    perform(
      ledgerOf('rectification-item'),
      fields,
      { event: 'issue.escalated', fields: {}, reason: '本级无法解决' },
      ground,
    )
  const open = { state: 'open', level: 'unit', dueOn: '2026-12-01' }
  expect(escalate(open)).toMatchObject({ fields: { level: 'leader', dueOn: '2026-12-01' } })
  expect(escalate({ ...open, level: 'leader' })).toMatchObject({ fields: { level: 'two-meeting' } })
  expect(escalate({ ...open, level: 'two-meeting' })).toMatchObject({ faults: [{ code: 'at-the-top' }] })
})

test('a visit that found a problem names the one that was entered for it', () => {
  const ledger = ledgerOf('service-visit')
  const nothing = { record: () => undefined, matching: () => [], isKnown: () => true }
  const faults = (fields: Fields) => {
    const event = 'service-visit.logged'
    const performed = { event, fields, on: ground.today, changed: new Set(Object.keys(fields)) }
    const checked = { ledger, id: 'V1', performed, before: undefined, reason: undefined }
    return checkRecord(checked, nothing).filter(({ code }) => code === 'fill-with')
  }
  expect(faults({ officer: '张', problemFound: false })).toEqual([])
  expect(faults({ officer: '张', problemFound: true })).toEqual([
    {
      pointer: '/fields/raised',
      code: 'fill-with',
      params: { other: '发现问题', otherEn: 'Problem found', value: '是', valueEn: 'yes' },
    },
  ])
  expect(faults({ officer: '张', problemFound: true, raised: ['W1'] })).toEqual([])
})
