import type { CodedName, Ledger, Mechanism } from '#shared/ledger/ledger.ts'
import { figureTerms, terms } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Owner } from '#shared/catalogue/catalogue.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { Filed } from '#server/catalogue/catalogueFiles.ts'
import { placeIn } from '#server/catalogue/placeIn.ts'
import { ledgerFaults } from '#server/catalogue/ledgerRules/ledgerFaults.ts'

interface Ground {
  readonly domains: readonly CodedName[]
  readonly owners: readonly Owner[]
}

/** What is wrong with definitions of ledgers, each by itself and with the others. */
export function* definitionFaults(
  ledgers: readonly Filed<Ledger>[],
  { domains, owners }: Ground,
): Generator<Fault> {
  const byCode = new Map(ledgers.map(({ entry }) => [entry.code, entry]))
  const ground = {
    ledger: (code: string) => byCode.get(code),
    domains,
    offices: owners.filter(({ type }) => type !== 'release'),
  }
  for (const { file, entry } of ledgers)
    for (const { pointer, zh, en } of ledgerFaults(entry, ground)) {
      const place = placeIn(entry, pointer)
      yield { file, entry: entry.code, pointer, zh: `${place}：${zh}`, en: `${place}: ${en}` }
    }
}

/** A mechanism feeds the very figures that are worked out from its ledgers, directly or through other figures. */
export function* mechanismFaults(
  mechanisms: readonly Filed<Mechanism>[],
  ledgers: readonly Ledger[],
  indicators: readonly Indicator[],
): Generator<Fault> {
  const fed = feedsOf(ledgers, indicators)
  for (const { file, entry } of mechanisms) {
    const really = fed.get(entry.code) ?? new Set()
    const said = new Set(entry.feeds)
    for (const code of said)
      if (!really.has(code))
        yield {
          ...{ file, entry: entry.code, pointer: '/feeds' },
          zh: `数据“${code}”不取自这个机制的台账：从 feeds 去掉，或改它的公式`,
          en: `the figure "${code}" is not worked out from its ledgers: take it out of "feeds", or mend its formula`,
        }
    for (const code of really)
      if (!said.has(code))
        yield {
          ...{ file, entry: entry.code, pointer: '/feeds' },
          zh: `数据“${code}”取自这个机制的台账，feeds 却没有列出：补上`,
          en: `the figure "${code}" is worked out from its ledgers and "feeds" lacks it: add it`,
        }
  }
}

/** By mechanism, the figures that change with its ledgers. */
function feedsOf(
  ledgers: readonly Ledger[],
  indicators: readonly Indicator[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const mechanismOf = new Map(ledgers.map(({ code, mechanism }) => [code, mechanism]))
  const formulas = new Map(indicators.map(({ code, derivedFrom }) => [code, derivedFrom]))
  const known = new Map<string, ReadonlySet<string>>()
  const mechanismsOf = (code: string): ReadonlySet<string> => {
    const found = known.get(code)
    if (found) return found
    known.set(code, new Set()) // a circle is a fault of its own
    const formula = formulas.get(code)
    const parsed = typeof formula === 'string' ? readable(formula) : undefined
    const own = parsed === undefined ? [] : terms(parsed).filter((term) => term.type === 'records')
    const through =
      parsed === undefined ? [] : figureTerms(parsed).flatMap((term) => [...mechanismsOf(term.code)])
    const all = new Set([...own.flatMap(({ entity }) => mechanismOf.get(entity) ?? []), ...through])
    known.set(code, all)
    return all
  }
  const fed = new Map<string, Set<string>>()
  for (const { code } of indicators)
    for (const mechanism of mechanismsOf(code))
      fed.set(mechanism, (fed.get(mechanism) ?? new Set()).add(code))
  return fed
}

/** What cannot be parsed is told of where formulas are checked. */
function readable(formula: string) {
  try {
    return parseFormula(formula)
  } catch {
    return undefined
  }
}
