import { describe, expect, test } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import type { CellContent } from '#shared/cells/reading.ts'
import {
  askOf,
  recordLookUp,
  type FoundRecord,
  type FoundRecords,
} from '#shared/ledger/import/foundRecords.ts'
import { readField } from '#shared/ledger/import/readField.ts'
import { recogniseRecords } from '#shared/ledger/import/recogniseRecords.ts'
import { recordFates } from '#shared/ledger/import/recordFates.ts'
import type { RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import { momentSerial, sheetDay } from '#shared/ledger/import/sheetDay.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { asPeriod } from '#shared/period.ts'
import { fromCsv } from '#shared/tables/fromCsv.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const TODAY = asPeriod('2026-11-23')
const project = loadLedgers().get('project')
if (!project) throw new Error('there is no ledger of projects')

const ledgerWith = (type: string): Ledger => ({
  ...project,
  fields: [{ name: 'field', zh: '一项', en: 'Field', type }],
})
const VALUES = [
  { code: 'new-build', zh: '新建', en: 'New' },
  { code: 'rebuild', zh: '改扩建', en: 'Rebuilt' },
]

function read(type: string, cell: string | CellContent, answers = {}, column = {}) {
  const ledger = ledgerWith(type)
  const [field] = ledger.fields
  if (!field) throw new Error('no field')
  const values = type === 'enum' || type === 'set' ? { values: VALUES } : {}
  const content = typeof cell === 'string' ? { text: cell } : cell
  return readField(content, { ...field, ...values }, column, {
    ...{ ledger, catalogue, today: TODAY, of: 'field', answers },
    titleOf: () => 'name',
    records: recordLookUp(FOUND),
  })
}
const someone: FoundRecord = { id: '2026-0007', version: 3, fields: { name: '金水河' }, since: TODAY }
const FOUND: FoundRecords = {
  [askOf({ ledger: 'project', fields: ['id'] })]: { '2026-0007': [someone], 金水河: [], 无此项目: [] },
  [askOf({ ledger: 'project', fields: ['name'] })]: {
    '2026-0007': [],
    '2026-0007 旧名': [],
    金水河: [someone],
    无此项目: [],
  },
}
const said = (value: unknown) => ({ kind: 'value', value })

describe('a cell is read by the type of its field', () => {
  test.each([
    ['money', '1.5亿元', said(150_000_000)],
    ['money', { text: '1,234.50', value: 1234.5 }, said(1234.5)],
    ['area', '7.8万平方米', said(78_000)],
    ['percent', { text: '12%', value: 0.12, format: '0%' }, said(12)],
    ['integer', '12.5', { kind: 'wrong', code: 'not-whole' }],
    ['money', '约五亿', { kind: 'wrong', code: 'not-a-number' }],
    ['money', '3吨', { kind: 'wrong', code: 'foreign-unit' }],
    ['money', '(12)', { kind: 'ask', question: { code: 'sign' } }],
    ['money', '—', { kind: 'blank' }],
    ['date', '2026年3月1日', said('2026-03-01')],
    ['date', '20260301', said('2026-03-01')],
    ['date', '2026-02-30', { kind: 'wrong', code: 'not-a-day' }],
    [
      'date',
      { text: '3月1日', value: sheetDay(asPeriod('2026-03-01')), format: 'm"月"d"日"' },
      said('2026-03-01'),
    ],
    ['date', '2026-02', { kind: 'ask', question: { code: 'day' } }],
    ['datetime', '2026-03-01 08:30', said('2026-03-01T00:30:00.000Z')],
    [
      'datetime',
      { text: '1', value: momentSerial('2026-03-01T00:30:00.000Z') ?? 0, format: 'yyyy-mm-dd hh:mm' },
      said('2026-03-01T00:30:00.000Z'),
    ],
    ['period', '2026年10月', said('2026-10')],
    ['period', '昨天', { kind: 'wrong', code: 'not-a-period' }],
    ['boolean', '√', said(true)],
    ['boolean', '否', said(false)],
    ['enum', '改扩建', said('rebuild')],
    ['enum', '新建项目', { kind: 'ask', question: { code: 'word', proposed: 'new-build' } }],
    ['set', '新建；改扩建', said(['new-build', 'rebuild'])],
    [
      'list(date,text)',
      '2026-06-30 封顶；2026-12-31 交付',
      said([
        { date: '2026-06-30', text: '封顶' },
        { date: '2026-12-31', text: '交付' },
      ]),
    ],
    ['list(date,text)', '年底交付', { kind: 'wrong', code: 'not-a-list' }],
    ['percent[12]', '8;8;8;8;8;8;8;8;9;9;9;9', said([8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9])],
    ['percent[12]', '8;8', { kind: 'wrong', code: 'not-a-list' }],
    ['ref(owner)', '生态建设办公室', said('bureau.ecology')],
    ['ref(owner)', '某某办', { kind: 'wrong', code: 'no-such-office' }],
    ['ref(unit)', '万平方米', said('m2-10K')],
    ['ref(person)[]', '张三、李四', said(['张三', '李四'])],
    ['ref(project)', '金水河', said('2026-0007')],
    ['ref(project)', '2026-0007 旧名', said('2026-0007')],
    ['ref(project)', '无此项目', { kind: 'ask', question: { code: 'record' } }],
    ['string', "'=SUM(A1)", said('=SUM(A1)')],
    ['string', '#REF!', { kind: 'wrong', code: 'sheet-error' }],
    ['string', '长'.repeat(301), { kind: 'wrong', code: 'too-long' }],
  ])('%s %j', (type, cell, expected) => {
    expect(read(type, cell)).toMatchObject(expected)
  })

  test('an answer stands for the cell; leaving it out is one', () => {
    expect(read('enum', '新盖', { 'word:field:新盖': 'new-build' })).toEqual(said('new-build'))
    expect(read('enum', '新盖', { 'word:field:新盖': 'skip' })).toEqual({ kind: 'skipped' })
    expect(read('enum', '新盖', { 'word:field:新盖': 'no-such-value' })).toMatchObject({ kind: 'ask' })
  })

  test('another currency is converted at the rate that was stated, and refused without one', () => {
    const usd = { unit: 'USD*1e+3' }
    expect(read('money', '358', {}, usd)).toMatchObject({ kind: 'wrong', code: 'foreign-unit' })
    expect(read('money', '358', {}, { ...usd, rate: 6.4515 })).toEqual(said(2_309_637))
  })
})

const listOf = (text: string, change: Partial<RecordMapping> = {}, found: FoundRecords = {}) => {
  const grid = fromCsv(text, 'list')
  const recognised = recogniseRecords(grid, project, catalogue)
  const mapping = { ...recognised.mapping, ...change }
  const records = recordLookUp(found)
  const ground = { ledger: project, catalogue, today: TODAY, titleOf: () => 'name', records }
  return { mapping, columns: recognised.columns, asks: records, fates: recordFates(grid, mapping, ground) }
}
const known = (fields: FoundRecord['fields']): FoundRecords => ({
  [askOf({ ledger: 'project', fields: ['name'] })]: {
    甲: [{ id: '2026-0001', version: 2, fields: { name: '甲', ...fields }, since: TODAY }],
    乙: [],
  },
})

describe('a list', () => {
  test('is found below its title and unit line, without its totals', () => {
    const { mapping } = listOf('重点项目清单,,\n单位：亿元,,\n序号,项目名称,总投资\n1,甲,2\n合计,,2')
    expect(mapping.firstRow).toBe(3)
    expect(mapping.columns[2]).toEqual({ kind: 'field', field: 'totalInvestment', unit: 'CNY-100M' })
    expect(mapping.skipped.at(-1)).toEqual({ row: 4, reason: 'total' })
  })

  test('asks first for the records that its keys name, and nothing else', () => {
    const { asks, fates } = listOf('项目名称,总投资\n甲,1\n乙,2')
    expect(asks.asks()).toEqual([{ ledger: 'project', fields: ['name'], keys: ['甲', '乙'] }])
    expect(fates.rows).toEqual([])
  })

  test('changes what is known, brings what is not, and passes over what stands so', () => {
    const { fates } = listOf(
      '项目名称,总投资（元）,备注\n甲,5,旧\n乙,6,',
      {},
      known({ totalInvestment: 5, note: '新' }),
    )
    expect(fates.rows).toMatchObject([
      { isNew: false, id: '2026-0001', basedOn: 2, fields: { note: '旧' } },
      { isNew: true, basedOn: 0, fields: { name: '乙', totalInvestment: 6 } },
    ])
    expect(fates.cells.find(({ row, col }) => row === 1 && col === 1)).toMatchObject({ why: 'unchanged' })
    expect(fates.cells.find(({ row, col }) => row === 1 && col === 2)).toMatchObject({
      said: '旧',
      was: '新',
    })
  })

  test('leaves fields alone where cells are empty, or empties them where that was said', () => {
    const text = '项目名称,总投资（元）,备注\n甲,5,'
    const stands = known({ totalInvestment: 5, note: '旧' })
    expect(listOf(text, {}, stands).fates.rows).toEqual([])
    expect(listOf(text, { blanks: 'empty' }, stands).fates.rows).toMatchObject([{ fields: { note: null } }])
  })

  test('says at the second row where two rows of a record differ, unless each has its day', () => {
    const twice = listOf('项目名称,项目状态\n甲,在建\n甲,竣工', {}, known({}))
    expect(twice.fates.problems).toMatchObject([{ code: 'twice', row: 2, params: { other: 2 } }])
    const steps = listOf('项目名称,项目状态,生效日期\n甲,竣工,2026-06-30\n甲,在建,2026-01-31', {}, known({}))
    expect(steps.fates.problems).toEqual([])
    expect(steps.fates.rows).toMatchObject([
      { on: '2026-01-31', basedOn: 2, fields: { state: 'building' } },
      { on: '2026-06-30', basedOn: 3, fields: { state: 'completed' } },
    ])
  })

  test('counts no step for a day on which nothing was new', () => {
    const days = '甲,在建,2026-01-31\n甲,在建,2026-03-31\n甲,竣工,2026-06-30'
    const { fates } = listOf(`项目名称,项目状态,生效日期\n${days}`, {}, known({}))
    expect(fates.rows.map(({ on, basedOn }) => [on, basedOn])).toEqual([
      ['2026-01-31', 2],
      ['2026-06-30', 3],
    ])
  })

  test('does not hold from after today', () => {
    const { fates } = listOf('项目名称,生效日期\n甲,2026-12-01', {}, known({}))
    expect(fates.problems).toMatchObject([{ code: 'in-future', row: 1, col: 1 }])
    expect(fates.rows).toEqual([])
  })

  test('takes a column in 万元 for an amount, never for a date', () => {
    const { mapping } = listOf('项目名称,completed_wan\n甲,')
    expect(mapping.columns[1]).toMatchObject({ kind: 'skip' })
  })
})
