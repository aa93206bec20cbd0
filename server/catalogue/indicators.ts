import type { Indicator } from '#shared/indicator.ts'
import type { Filed } from '#server/catalogue/catalogueFiles.ts'
import type { FigureEntry, SeriesEntry } from '#server/catalogue/entrySchemas.ts'
import { asPeriod } from '#shared/period.ts'

type Frequency = FigureEntry['frequency']
export type OwnerType = 'bureau' | 'district' | 'release'

/** An indicator with the file it comes from and how often its entry says that it is measured. */
export interface FiledIndicator {
  readonly file: string
  readonly frequency: Frequency
  readonly indicator: Indicator
}

/** Ledgers keep nothing finer than the month, however often their owner counts. */
const LEDGER_RULE: Record<Frequency, string> = {
  daily: 'ledger-month',
  weekly: 'ledger-month',
  monthly: 'ledger-month',
  quarterly: 'ledger-quarter',
  'half-year': 'ledger-half',
  annual: 'ledger-year',
}
const PLAN_RULE: Record<Frequency, string> = {
  ...LEDGER_RULE,
  quarterly: 'plan-quarter',
  'half-year': 'plan-half',
  annual: 'plan-year',
}

/** A figure of the half-year report; its release rule follows from its frequency. */
export function figureIndicator({ file, entry }: Filed<FigureEntry>): FiledIndicator {
  const { code, domain, zh, en, unit, kind, basis, better, decimals, owner, feed, frequency } = entry
  const { targetOf, rankOf, partOf, derivedFrom, deadline, note } = entry
  const rule = entry.rule ?? (basis === 'plan' ? PLAN_RULE : LEDGER_RULE)[frequency]
  const indicator = {
    ...{
      code,
      domain,
      group: null,
      zh,
      en,
      unit,
      kind,
      basis,
      rule,
      better,
      decimals,
      owner,
      feed,
      headline: false,
    },
    ...{ growthOf: null, rankOf, targetOf, partOf, derivedFrom, priceBasis: null, note: note ?? null },
    // Of a target the end of its period says it.
    ...(deadline !== null && basis !== 'plan' && { deadline: asPeriod(deadline) }),
  }
  return { file, frequency, indicator }
}

interface SeriesGround {
  readonly ownerType: (code: string) => OwnerType | undefined
  /** Whether it is read from records of single projects. */
  readonly isOfRecords: boolean
}

/**
 * An indicator of a series file. Where it is also a figure of the report, the two entries are one indicator: the
 * calendar of the series, the feed and relations of the figure.
 */
export function seriesIndicator(
  { file, entry }: Filed<SeriesEntry>,
  figure: FigureEntry | undefined,
  { ownerType, isOfRecords }: SeriesGround,
): FiledIndicator {
  const {
    code,
    domain,
    group,
    zh,
    en,
    unit,
    kind,
    basis,
    better,
    decimals,
    owner,
    headline,
    growthOf,
    frequency,
  } = entry
  const filed = ownerType(owner) === 'release' ? 'release' : 'filing'
  const feed = isOfRecords ? 'ledger' : entry.derivedFrom !== null ? 'formula' : filed
  const indicator = {
    ...{ code, domain, group, zh, en, unit, kind, basis, rule: entry.release.rule, better, decimals, owner },
    feed: figure?.feed ?? feed,
    ...{
      headline,
      growthOf,
      rankOf: entry.rankOf ?? null,
      targetOf: entry.targetOf ?? null,
    },
    ...{
      partOf: figure?.partOf ?? null,
      derivedFrom: entry.derivedFrom,
      priceBasis: entry.release.priceBasis,
      ...(entry.release.adjustment && { adjustment: entry.release.adjustment }),
      ...(entry.release.about && { about: entry.release.about }),
      ...(entry.release.single && { single: entry.release.single }),
    },
    note: entry.note ?? figure?.note ?? null,
  }
  return { file, frequency, indicator }
}
