import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { actOn, type Entries } from '#client/admin/entryActs.ts'
import { entrySections, type EntryRow, type EntrySheet } from '#client/admin/entryRows.ts'
import { pasteOnto } from '#client/admin/pasteOnto.ts'
import { unsentSheets } from '#client/admin/unsentSheets.ts'
import { useEntries } from '#client/admin/useEntries.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, CATALOGUE, homeCell, REVIEWER, TODAY } from '#test/client/admin/sheet.ts'

const SHEET: EntrySheet = { domain: 'economy', period: asPeriod('2020-05'), subject: '410104' }
const rows = entrySections(SHEET, {
  board: boardOf([['investment.growth', '2020-05', 8.1]]),
  catalogue: CATALOGUE,
  person: REVIEWER,
  today: TODAY,
}).flatMap((section) => section.rows)
const row = (code: string): EntryRow => {
  const found = rows.find((r) => r.indicator.code === code)
  if (!found) throw new Error(`no row ${code}`)
  return found
}
const FAI = row('investment.growth')
const SALES = row('sales.level')
const NONE: Entries = new Map()

describe('what a person does to a cell', () => {
  it('remembers the vintage that stood there when typing began', () => {
    const typed = actOn(NONE, { do: 'type', row: FAI, text: '8.4' })
    expect(typed.get(FAI.key)).toEqual({ text: '8.4', seen: 1 })
    const moved = { ...FAI, published: FAI.published && { ...FAI.published, vintage: 2 } }
    expect(actOn(typed, { do: 'type', row: moved, text: '8.5' }).get(FAI.key)?.seen).toBe(1)
    expect(actOn(typed, { do: 'keep', row: moved }).get(FAI.key)?.seen).toBe(2)
  })

  it('forgets a confirmation and a missing reason as soon as another value is typed', () => {
    const answers = [{ code: 'out-of-history', value: 32 }]
    const confirmed = actOn(NONE, { do: 'answer', row: FAI, answers })
    expect(actOn(confirmed, { do: 'type', row: FAI, text: '33' }).get(FAI.key)).toEqual({
      text: '33',
      seen: 1,
    })
    const missing = actOn(NONE, { do: 'mark', row: SALES, missing: 'not-published' })
    expect(missing.get(SALES.key)).toMatchObject({ text: '—', missing: 'not-published' })
    expect(actOn(missing, { do: 'type', row: SALES, text: '1' }).get(SALES.key)).toEqual({
      text: '1',
      seen: 0,
    })
  })

  it.each([
    ['—', 'not-applicable'],
    ['——', 'not-applicable'],
    ['…', 'below-unit'],
    ['……', 'below-unit'],
  ])(
    'takes a typed %s for the reason that it means, and a pasted one only for a question',
    (text, missing) => {
      expect(actOn(NONE, { do: 'type', row: SALES, text }).get(SALES.key)).toMatchObject({ text, missing })
      const pasted = actOn(NONE, { do: 'fill', cells: [{ row: SALES, text }] }).get(SALES.key)
      expect(pasted).toEqual({ text, seen: 0 })
    },
  )

  it('leaves nothing of a cell that was emptied where nothing is public', () => {
    const typed = actOn(NONE, { do: 'type', row: SALES, text: '1' })
    expect(actOn(typed, { do: 'type', row: SALES, text: '' }).size).toBe(0)
  })

  it('never reaches a locked row', () => {
    expect(actOn(NONE, { do: 'type', row: row('investment.share'), text: '1' }).size).toBe(0)
  })
})

describe('a pasted block', () => {
  it('keeps each line beside its row and says what it left out', () => {
    const { cells, report } = pasteOnto(rows, [['8.4', '注'], ['61'], ['165.1'], [''], ['5'], ['6'], ['']])
    expect(cells.map(({ row: r, text }) => [r.indicator.code, text])).toEqual([
      ['investment.growth', '8.4'],
      ['sales.level', '165.1'],
      ['sales.growth', ''],
      ['revenue.level', '5'],
    ])
    expect(report).toEqual({ pasted: 3, locked: 1, beyond: 1, hadColumns: true })
  })
})

describe('what is typed into a sheet', () => {
  beforeEach(() => sessionStorage.clear())
  const desk = () => useEntries(ref('王'), ref(SHEET))

  it('is there again after a reload, for the same person and sheet only', () => {
    desk().act({ do: 'type', row: FAI, text: '8.' })
    expect(desk().entries.value.get(FAI.key)?.text).toBe('8.')
    expect(useEntries(ref('李'), ref(SHEET)).entries.value.size).toBe(0)
    expect(unsentSheets('王')).toEqual([{ sheet: SHEET, count: 1 }])
    expect(unsentSheets('李')).toEqual([])
  })

  it('comes and goes with the sheet that is open', async () => {
    const sheet = ref<EntrySheet>(SHEET)
    const { act, entries } = useEntries(ref('王'), sheet)
    act({ do: 'type', row: FAI, text: '8.4' })
    sheet.value = { ...SHEET, period: asPeriod('2020-04') }
    await nextTick()
    expect(entries.value.size).toBe(0)
    sheet.value = SHEET
    await nextTick()
    expect(entries.value.get(FAI.key)?.text).toBe('8.4')
  })

  it('is taken back cell by cell and block by block, and brought back', () => {
    const { act, undo, redo, endStep, entries } = desk()
    const texts = () => [...entries.value.values()].map((e) => e.text)
    for (const text of ['8', '8.', '8.4']) act({ do: 'type', row: FAI, text })
    endStep()
    act({
      do: 'fill',
      cells: [
        { row: FAI, text: '1' },
        { row: SALES, text: '2' },
      ],
    })
    undo()
    expect(texts()).toEqual(['8.4'])
    undo()
    expect(texts()).toEqual([])
    redo()
    redo()
    expect(texts()).toEqual(['1', '2'])
  })

  it('is forgotten once public, save what was typed meanwhile', () => {
    const { act, forgetSent, entries, setReason, reason } = desk()
    setReason('数据核实')
    act({ do: 'type', row: FAI, text: '8.4' })
    act({ do: 'type', row: SALES, text: '165' })
    act({ do: 'type', row: SALES, text: '166' })
    forgetSent([
      [FAI.key, '8.4'],
      [SALES.key, '165'],
    ])
    expect([...entries.value.keys()]).toEqual([SALES.key])
    expect(reason.value).toBe('数据核实')
    forgetSent([[homeCell('sales.level'), '166']])
    expect([unsentSheets('王'), reason.value]).toEqual([[], ''])
  })

  it('survives rubbish left by another build', () => {
    sessionStorage.setItem('guanlan.unsent|王|economy|2020-05|410104', '{"entries":3}')
    expect(desk().entries.value.size).toBe(0)
    sessionStorage.setItem('guanlan.unsent|王|economy|2020-05|410104', 'x')
    expect(desk().entries.value.size).toBe(0)
  })
})
