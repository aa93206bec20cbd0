import pg from 'pg'
import { expect, it } from 'vitest'
import { startPostgres } from '#test/support/postgres.ts'

it('a real PostgreSQL starts, syncs what it commits, answers and stops', async () => {
  const postgres = await startPostgres()
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const { rows } = await client.query("select 1 as one, current_setting('fsync') as fsync")
  await client.end()
  await postgres.stop()

  expect(rows).toEqual([{ one: 1, fsync: 'on' }])
  expect(() => process.kill(postgres.pid, 0)).toThrow('ESRCH')
}, 60_000)
