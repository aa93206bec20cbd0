import { everyEventThere } from '#test/support/everyEventThere.ts'

/*
 * All of them over the API: test/server/ledgers/everyEvent. Here, in the browser, one ledger of every topic, and those of
 * the key projects that stand for a kind of their own, since pages and forms come from the definitions.
 */
const OF_A_KIND = ['rectification-item', 'approval-item', 'score-sheet', 'agenda-item']
everyEventThere((ledger, all) => {
  const [first] = all.filter(({ domain }) => domain === ledger.domain)
  return ledger === first || OF_A_KIND.includes(ledger.code)
})
