import { expect, test } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { laidOver } from '#server/records/laidOver.ts'
import type { NewVersion } from '#server/records/records.ts'
import { Shelf } from '#server/records/shelf.ts'
import { RecordTallies } from '#server/records/tallies/recordTallies.ts'
import type { CountedTerm } from '#server/records/tallies/countedTerm.ts'
import { isByPeriod } from '#shared/formula/conditions.ts'
import { terms } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { toNumber } from '#shared/formula/rational.ts'
import { aggregate, type Tallied } from '#shared/formula/records.ts'
import { recordSource } from '#shared/formula/recordSource.ts'
import { periodNamed, periodsDuring } from '#shared/formula/touchedPeriods.ts'
import type { ReleaseRule } from '#shared/indicator.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import { asPeriod } from '#shared/period.ts'
import { catalogue } from '#test/support/boardFixture.ts'
import { RandomRecords, shelve } from '#test/support/randomRecords.ts'

const ledgers = loadLedgers()
const PATIENCE_MS = 60_000
const TODAY = asPeriod('2026-11-23')
const ALWAYS = { from: '2024-01-01', until: '9999' }

interface Counted extends CountedTerm {
  readonly figure: string
  readonly rule: ReleaseRule
}

const counted: readonly Counted[] = catalogue.indicators.flatMap(({ code, derivedFrom, rule: ruleCode }) => {
  const rule = catalogue.rule(ruleCode)
  return terms(parseFormula(derivedFrom ?? '0')).flatMap((term) =>
    term.type === 'records' ? [{ figure: code, rule, term, kind: rule.periodKind }] : [],
  )
})

const said = (found: Tallied | undefined) =>
  found && { value: toNumber(found.value), records: found.records, demo: found.demo }

/** From all records, by hand. */
const fromScratch = ({ term }: CountedTerm, period: ReturnType<typeof asPeriod>, view: RecordView) =>
  said(
    aggregate(
      term,
      period,
      recordSource({ view, ledger: (code) => ledgers.get(code), workingDays: catalogue.workingDays }, TODAY),
    ),
  )

test.each([1, 2, 3])(
  'every count and sum of the catalogue, kept up to date from what changes, is what all records come to (seed %i)',
  { timeout: PATIENCE_MS },
  (seed) => {
    const random = new RandomRecords(seed, ledgers)
    const shelf = new Shelf()
    const tallies = new RecordTallies({
      view: shelf,
      ledger: (code) => ledgers.get(code),
      workingDays: catalogue.workingDays,
    })
    const asked = new Set(counted.map(({ term }) => term.entity))
    for (const one of [...asked])
      for (const { computed } of ledgers.get(one)?.fields ?? [])
        if (computed?.kind === 'latest') asked.add(computed.ledger)
    const codes = [...asked, 'evaluation-round']
    let compared = 0

    for (let seq = 1; seq <= 14; seq++) {
      const versions: NewVersion[] = []
      for (const code of codes)
        for (let i = random.below(5); i > 0; i--) {
          const id = random.id()
          const known = laidOver(shelf, versions).record(code, id)
          versions.push(random.version(random.ledger(code), known, id, seq))
        }
      const after = laidOver(shelf, versions)
      const movement = tallies.movement(versions, after)
      for (const one of counted) {
        const periods = periodsDuring(one.rule, ALWAYS, TODAY)
        const { spans } = movement.of(one)
        const begun = movement.begun(one.term.entity)
        const touched = new Set([
          ...spans.flatMap((span) =>
            (isByPeriod(one.term) ? periodNamed : periodsDuring)(one.rule, span, TODAY),
          ),
          ...(begun ? periodsDuring(one.rule, begun, TODAY) : []),
        ])
        for (const period of random.below(3) === 0 ? periods : [random.pick(periods), ...touched]) {
          const before = said(tallies.read(one, period, TODAY))
          const next = said(tallies.read(one, period, TODAY, movement))
          const where = `${one.figure} ${period} at ${seq}`
          expect(next, where).toEqual(fromScratch(one, period, after))
          // What is filed for the first time, or not filed any more, is known or unknown without any sum having changed.
          if (!touched.has(period) && before && next)
            expect(next.value, `${where}, untouched`).toEqual(before.value)
          compared += 1
        }
      }
      shelve(shelf, versions)
      tallies.follow(versions)
      for (const one of counted) {
        const period = random.pick(periodsDuring(one.rule, ALWAYS, TODAY))
        expect(said(tallies.read(one, period, TODAY)), `${one.figure} ${period} after ${seq}`).toEqual(
          fromScratch(one, period, shelf),
        )
      }
    }
    expect(compared).toBeGreaterThan(10_000)
  },
)
