import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { Failure } from '#server/failure.ts'
import { openStore } from '#server/store/openStore.ts'
import { StartError } from '#server/store/startError.ts'
import { CITY_DESK, oneFigure } from '#test/server/releases/builders.ts'
import { storeBehaviour } from '#test/server/store/behaviour.ts'
import { postgres } from '#test/server/store/engines.ts'
import { freePort } from '#test/support/freePort.ts'

const engine = postgres()

storeBehaviour(engine, (open) => {
  describe('the server', () => {
    test('may end our connections: what runs fails as unavailable, and the next is served', async () => {
      const { store, releases } = await open()
      const endOthers = sql`select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and datname = current_database() and backend_type = 'client backend'`
      for (let round = 0; round < 3; round++) {
        const publishing = Array.from({ length: 5 }, (_, i) =>
          releases.publish(CITY_DESK, oneFigure(round * 10 + i, { reason: '核实' }), undefined),
        )
        const ending = endOthers.execute(store.read)
        for (const { reason } of (await Promise.allSettled([...publishing, ending])).filter(
          (r) => r.status === 'rejected',
        )) {
          expect(reason).toBeInstanceOf(Failure)
          expect((reason as Failure).code).toBe('unavailable')
        }
      }
      const { receipt } = await releases.publish(CITY_DESK, oneFigure(99, { reason: '核实' }), undefined)
      expect(releases.board().seq).toBe(receipt.seq)
      const log = await store.read.selectFrom('release_log').select('seq').orderBy('seq').execute()
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1))
    })

    test('is refused when it forgets what it has committed', async () => {
      const databaseUrl = `${engine.url()}?options=${encodeURIComponent('-c synchronous_commit=off')}`
      const refusal = openStore({ dataDir: '', databaseUrl, exclusive: true })
      await expect(refusal).rejects.toThrow(/synchronous_commit = off/)
      await expect(refusal).rejects.toBeInstanceOf(StartError)
    })

    test('that has no such database is named in one line', async () => {
      const url = new URL(engine.url())
      url.pathname = '/nowhere'
      const refusal = openStore({ dataDir: '', databaseUrl: url.href, exclusive: true })
      await expect(refusal).rejects.toThrow(
        /^PostgreSQL .* refuses us \(.*"nowhere".*\); check DATABASE_URL\.$/,
      )
      await expect(refusal).rejects.toBeInstanceOf(StartError)
    })

    test('is named when it does not answer, without its password', async () => {
      const databaseUrl = `postgresql://guanlan:secret@127.0.0.1:${await freePort()}/postgres`
      const refusal = await openStore({ dataDir: '', databaseUrl, exclusive: true }).catch(
        (error: unknown) => error,
      )
      expect(String(refusal)).toMatch(/^StartError: PostgreSQL 127\.0\.0\.1:\d+ does not answer/)
      expect(String(refusal)).not.toContain('secret')
    })
  })
})
