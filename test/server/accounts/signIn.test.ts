import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { openAccounts } from '#server/accounts/index.ts'
import { Failure } from '#server/failure.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Store } from '#server/store/store.ts'
import { catalogue, movableClock } from '#test/server/releases/builders.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** Accounts over a store in which something else is written just before the next step. */
async function accountsWithRival() {
  const folder = await tempFolder()
  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: true })
  onTestFinished(async () => {
    await store.close()
    await folder.remove()
  })
  const ports = { catalogue, clock: movableClock(), log: pino({ level: 'silent' }) }
  const before: (() => Promise<unknown>)[] = []
  const late: Store = {
    ...store,
    write: async (step) => {
      for (const rival of before.splice(0)) await rival()
      return store.write(step)
    },
  }
  const rivals = openAccounts({ store, ...ports })
  return { store, rivals, accounts: openAccounts({ store: late, ...ports }), before }
}

test.each(['reset', 'disable'] as const)(
  'a password that was right makes no session when %s comes between',
  async (act) => {
    const { store, rivals, accounts, before } = await accountsWithRival()
    const password = await rivals.people.create({ name: 'li', role: 'viewer', owner: null }, 'test')
    before.push(() => rivals.people[act]('li', 'test'))
    await expect(accounts.signIn({ name: 'li', password }, {})).rejects.toEqual(new Failure('sign-in-failed'))
    expect(await store.read.selectFrom('session').selectAll().execute()).toEqual([])
  },
)

test('a new password makes the links of the old account worthless', async () => {
  const { rivals } = await accountsWithRival()
  await rivals.people.create({ name: 'li', role: 'viewer', owner: null }, 'test')
  const [code = ''] = await rivals.people.codes(['li'], 'test')
  await rivals.people.reset('li', 'test')
  await expect(rivals.signIn({ code }, {})).rejects.toEqual(new Failure('sign-in-failed'))
})
