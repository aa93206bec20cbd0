import { describe, expect, test } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { aggregate, type RecordSource } from '#shared/formula/records.ts'
import { asPeriod } from '#shared/period.ts'
import type { RecordFields } from '#shared/release.ts'
import { catalogue } from '#test/support/boardFixture.ts'

/** Ledgers in memory, each record with the day from which it stands as it is. */
const ledgers = (records: Readonly<Record<string, readonly RecordFields[]>>): RecordSource => ({
  today: asPeriod('2021-06-30'),
  recordsAt: (ledger, day) =>
    records[ledger]
      ?.filter(({ since }) => typeof since !== 'string' || since <= day)
      .map((fields, i) => ({ id: `R${i}`, fields, demo: false })),
  isAllDemo: () => false,
  roundPeriod: (id) => (id === 'R1' ? asPeriod('2020-H1') : undefined),
})

function valueOf(code: string, period: string, records: Parameters<typeof ledgers>[0]) {
  const indicator = catalogue.indicator(code)
  if (!indicator?.derivedFrom) throw new Error(`${code} has no formula`)
  return evaluate(parseFormula(indicator.derivedFrom), indicator, asPeriod(period), catalogue, {
    figure: () => undefined,
    scheduled: () => undefined,
    records: (term, at) => aggregate(term, at, ledgers(records))?.value,
  })
}

describe('a figure over records', () => {
  const publicity = (state: string, enteredOn: string) => ({ state, enteredOn })

  test('counts those that meet every condition, from 1 January to the period’s end', () => {
    const code = 'credit.double-publicity.records'
    const records = [
      publicity('published', '2020-01-01'),
      publicity('published', '2020-05-31'),
      publicity('published', '2020-06-01'),
      publicity('published', '2019-12-31'),
      publicity('entered', '2020-03-03'),
    ]
    expect(valueOf(code, '2020-05', { 'publicity-record': records })).toEqual({ value: 2 })
  })

  test('looks at the records as they stood at the period’s end, so that a past report prints again unchanged', () => {
    const records: readonly RecordFields[] = [
      { state: 'open' },
      { state: 'in-progress', since: '2020-06-10' },
    ]
    const code = 'projects.issues.open'
    expect(valueOf(code, '2020-05', { 'rectification-item': records })).toEqual({ value: 1 })
    expect(valueOf(code, '2020-06', { 'rectification-item': records })).toEqual({ value: 2 })
  })

  test('sums plain yuan into its own unit, exactly', () => {
    const payout = (amount: number) => ({ amount, paidOn: '2020-03-01' })
    expect(
      valueOf('recovery.job-subsidy.amount', '2020-06', {
        'subsidy-payout': [payout(131_300_000.1), payout(0.2)],
      }),
    ).toEqual({ value: 1.313000003 })
  })

  test('counts a firm once, however often it was paid', () => {
    const grant = (enterprise: string) => ({ enterprise, paidOn: '2020-03-01' })
    expect(
      valueOf('recovery.relief.enterprises', '2020-05', {
        'relief-grant': [grant('甲'), grant('乙'), grant('甲')],
      }),
    ).toEqual({ value: 2 })
  })

  test('takes the stock of the latest day at or before the end', () => {
    const stock = (tier: string, stockDate: string, tonnes: number) => ({ tier, stockDate, tonnes })
    const stocks = {
      'reserve-stock': [
        stock('district', '2020-05-28', 900),
        stock('district', '2020-05-30', 1000.5),
        stock('district', '2020-05-30', 200),
        stock('district', '2020-06-01', 5),
        stock('municipal', '2020-05-31', 7000),
      ],
    }
    expect(valueOf('grain.reserve.district', '2020-05', stocks)).toEqual({ value: 1200.5 })
  })

  test('takes the evidence of the round that covers the period', () => {
    const evidence = [{ round: 'R1' }, { round: 'R1' }, { round: 'R0' }]
    expect(valueOf('bizenv.evaluation.evidence', '2020-H1', { 'evidence-item': evidence })).toEqual({
      value: 2,
    })
  })

  test('reads lists and dates that are set', () => {
    const project = (lists: string[], more: RecordFields) => ({ lists, ...more })
    const records = {
      project: [
        project(['key', 'ecology'], { startedOn: '2020-03-01', groundbreaking: 'G1' }),
        project(['planned-start'], { startedOn: '2020-04-01', groundbreaking: null }),
        project(['planned-start'], {}),
      ],
    }
    expect(valueOf('projects.planned-starts.started', '2020-05', records)).toEqual({ value: 1 })
    expect(valueOf('projects.groundbreaking.projects', '2020-Q2', records)).toEqual({ value: 1 })
    expect(valueOf('ecology.projects.count', '2020-05', records)).toEqual({ value: 1 })
  })

  test('is a share with a reason where there is nothing to share', () => {
    const code = 'party.letters.signed-rate'
    expect(valueOf(code, '2020', { 'responsibility-letter': [] })).toEqual({
      value: null,
      missing: 'not-applicable',
    })
    const letters = [{ state: 'signed' }, { state: 'drafted' }, { state: 'reviewed' }]
    expect(valueOf(code, '2020', { 'responsibility-letter': letters })).toEqual({ value: 200 / 3 })
  })

  test('is unknown where the ledger is not kept', () => {
    expect(valueOf('projects.issues.open', '2020-05', {})).toBe('unknown')
  })

  test('every formula over records of the catalogue comes to a number over empty ledgers', () => {
    const nothing = ledgers(Object.fromEntries([...loadLedgers().keys()].map((code) => [code, []])))
    const counting = catalogue.indicators.filter(
      ({ feed, derivedFrom }) => feed === 'ledger' && derivedFrom !== null && derivedFrom.includes('('),
    )
    expect(counting.length).toBeGreaterThan(80)
    for (const indicator of counting) {
      const result = evaluate(
        parseFormula(indicator.derivedFrom ?? ''),
        indicator,
        asPeriod('2020'),
        catalogue,
        {
          figure: () => undefined,
          scheduled: () => undefined,
          records: (term, at) => aggregate(term, at, nothing)?.value,
        },
      )
      const rate = { value: null, missing: 'not-applicable' }
      expect(result, indicator.code).toEqual(indicator.kind === 'completion-rate' ? rate : { value: 0 })
    }
  })
})
