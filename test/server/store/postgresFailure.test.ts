import { expect, test } from 'vitest'
import { Failure } from '#server/failure.ts'
import { openStore } from '#server/store/openStore.ts'
import { postgresFailure } from '#server/store/postgresFailure.ts'

const error = (code: string): Error => Object.assign(new Error(code), { code })

test('a database that cannot be reached, for now, is told apart from a mistake of ours', () => {
  const away = [
    'ECONNREFUSED',
    'EAI_AGAIN',
    'ENOTFOUND',
    'EHOSTUNREACH',
    'ENETUNREACH',
    '57P01',
    '08006',
    '25006',
  ]
  for (const code of away) {
    const failure = postgresFailure(error(code))
    expect([code, failure instanceof Failure && failure.code]).toEqual([code, 'unavailable'])
  }
  for (const code of ['42601', '23505', '22021']) {
    const ours = error(code)
    expect(postgresFailure(ours)).toBe(ours)
  }
  expect(postgresFailure(error('53100'))).toMatchObject({ code: 'disk-full' })
})

test('a name that nobody knows is said in one line', async () => {
  const databaseUrl = 'postgresql://guanlan@nowhere.invalid:5432/guanlan'
  await expect(openStore({ dataDir: '', databaseUrl, exclusive: true })).rejects.toThrow(
    /^PostgreSQL nowhere\.invalid:5432 does not answer; start it or check DATABASE_URL\.$/,
  )
})
