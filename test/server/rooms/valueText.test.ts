import { describe, expect, it } from 'vitest'
import { masked } from '#server/rooms/mask.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { HandRecords } from '#test/server/rooms/handRecords.ts'

const records = new HandRecords().add('project', 'p1', '2026-01-01', { name: '隧道工程' })
const said = (entity: string, field: string, value: JsonValue): readonly string[] => {
  const { zh, en } = records.ground('2026-11-23').text(entity, field, value)
  return [zh, en]
}

describe('a value of a field in words', () => {
  it.each<[entity: string, field: string, value: JsonValue, zh: string, en: string]>([
    ['project', 'totalInvestment', 530_000_000, '5.3亿元', '530 million yuan'],
    ['project', 'totalInvestment', 99_999_900, '9999.99万元', '100 million yuan'],
    ['project', 'totalInvestment', 120_000, '12万元', '120000 yuan'],
    ['project', 'greenArea', 1234.5, '1234.5平方米', '1234.5 m²'],
    ['project', 'state', 'building', '在建', 'Under construction'],
    ['project', 'lists', ['key', 'services'], '重点项目、服务业', 'key projects, services'],
    ['project', 'plannedStartOn', '2026-03-01', '2026-03-01', '2026-03-01'],
    ['rectification-item', 'project', 'p1', '隧道工程', '隧道工程'],
    ['statutory-return', 'onTime', true, '是', 'yes'],
    ['project-progress', 'filedOn', '2026-11-08T02:15:00.000Z', '2026-11-08 10:15', '2026-11-08 10:15'],
    ['rectification-item', 'photoBefore', 'some-id', '', ''],
    ['project', 'street', '', '', ''],
  ])('%s.%s %j is %s', (entity, field, value, zh, en) => {
    expect(said(entity, field, value)).toEqual([zh, en])
  })

  it('says so where nothing was given', () => {
    expect(records.ground('2026-11-23').part('project', 'responsibleUnit', '').name.zh).toBe('未填')
  })
})

it.each([
  ['张三', '张××'],
  ['欧阳修', '欧阳××'],
  [' 李四 ', '李××'],
  ['', ''],
])('the name %j is masked as %j', (name, shown) => {
  expect(masked(name)).toBe(shown)
})
