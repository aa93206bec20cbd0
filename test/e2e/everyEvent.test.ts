import { everyEventThere } from '#test/support/everyEventThere.ts'

/*
 * All of them over the API: test/server/ledgers/everyEvent. Here, in the browser, one ledger of every fifth topic, and those
 * of the key projects that stand for a kind of their own, since pages and forms come from the definitions.
 */
const OF_A_KIND = ['rectification-item', 'approval-item', 'score-sheet', 'agenda-item']
everyEventThere((ledger, all) => {
  const firsts = [...new Map(all.toReversed().map((one) => [one.domain, one])).values()].reverse()
  return firsts.indexOf(ledger) % 5 === 0 || OF_A_KIND.includes(ledger.code)
})
