import { everyEventThere } from '#test/support/everyEventThere.ts'

everyEventThere(
  new Set([
    'economy',
    'recovery',
    'industry-support',
    'statistics',
    'credit',
    'public-resources',
    'pricing',
    'party-building',
  ]),
)
