import { everyEventThere } from '#test/support/everyEventThere.ts'

everyEventThere(
  new Set([
    'economy',
    'recovery',
    'industry-support',
    'statistics',
    'grain',
    'planning',
    'credit',
    'public-resources',
    'pricing',
    'party-building',
  ]),
  // The other things that can happen have the same forms; test/server/ledgers/everyEvent does all of them.
  2,
)
