import { everyEventThere } from '#test/support/everyEventThere.ts'

/*
 * All of them over the API: test/server/ledgers/everyEvent. Here, in the browser, all of the key projects', and of every
 * other topic one ledger, since pages and forms come from the definitions.
 */
everyEventThere((ledger, all) => {
  const [first] = all.filter(({ domain }) => domain === ledger.domain)
  return ledger.domain === 'key-projects' || ledger === first
})
