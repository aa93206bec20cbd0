import { expect, test } from 'vitest'
import { withDefault, withKey, withListColumn, withRow } from '#client/admin/imports/list/listSaid.ts'
import type { RecordMapping } from '#shared/ledger/import/recordMapping.ts'

const mapping: RecordMapping = {
  version: 1,
  ledger: 'project',
  form: '',
  firstRow: 1,
  columns: [{ kind: 'id' }, { kind: 'field', field: 'name' }, { kind: 'skip', reason: 'no-such-field' }],
  headers: ['编号', '名称', '备注'],
  keys: ['id'],
  defaults: {},
  blanks: 'keep',
  skipped: [{ row: 0, reason: 'header' }],
  answers: {},
}

test('a key that no column fills any more is no key', () => {
  const changed = withListColumn(mapping, 0, { kind: 'skip', reason: 'by-hand' })
  expect(changed.keys).toEqual([])
  expect(withListColumn(mapping, 2, { kind: 'field', field: 'note' }).keys).toEqual(['id'])
})

test('keys stand in the order of their columns, whatever the order in which they were chosen', () => {
  expect(withKey({ ...mapping, keys: ['name'] }, 'id').keys).toEqual(['id', 'name'])
  expect(withKey({ ...mapping, keys: ['id', 'name'] }, 'id').keys).toEqual(['name'])
})

test('what holds for all rows is taken back by an empty text, and a row that was left out is taken again', () => {
  const common = withDefault(mapping, 'leader', ' 张明 ')
  expect(common.defaults).toEqual({ leader: '张明' })
  expect(withDefault(common, 'leader', ' ').defaults).toEqual({})
  const out = withRow(mapping, 3)
  expect(out.skipped.at(-1)).toEqual({ row: 3, reason: 'by-hand' })
  expect(withRow(out, 3)).toEqual(mapping)
})
