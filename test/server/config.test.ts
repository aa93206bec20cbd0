import { expect, it } from 'vitest'
import { ConfigError, readConfig } from '#server/config.ts'

it('has a default for everything', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    clientDir: null,
    dataDir: './data',
    databaseUrl: '',
    demo: true,
    publicUrl: null,
    trustProxy: 0,
    logLevel: 'info',
    metricsPublic: false,
    bureaus: false,
    openData: false,
    edge: false,
    backup: { at: null, folder: 'data/nightly', keep: 14 },
    keep: { receipts: 184, answers: 400, imports: 31, discarded: 184, sessions: 1 },
  })
})

it('reads what is set', () => {
  const env = {
    PORT: '0',
    DEMO: '0',
    PUBLIC_URL: 'https://guanlan.example.cn/',
    TRUST_PROXY: '2',
    DATABASE_URL: 'postgresql://a@b/c',
  }
  expect(readConfig(env)).toMatchObject({
    port: 0,
    demo: false,
    publicUrl: 'https://guanlan.example.cn',
    trustProxy: 2,
    databaseUrl: 'postgresql://a@b/c',
  })
  expect(readConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8' })).toMatchObject({
    trustProxy: 'loopback, 10.0.0.0/8',
  })
})

it.each([
  ['PORT', '80a'],
  ['PORT', '65536'],
  ['DEMO', 'yes'],
  ['PUBLIC_URL', 'guanlan'],
  ['PUBLIC_URL', 'file:///etc'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', 'everybody'],
  ['TRUST_PROXY', '10.0.0.0/8/8'],
  ['LOG_LEVEL', 'loud'],
  ['BACKUP_AT', '24:00'],
  ['BACKUP_AT', '2:30'],
  ['BACKUP_KEEP', '0'],
  ['KEEP_RECEIPTS', '183'],
  ['HOST', ''],
])('%s=%s is refused in one line that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
  expect(() => readConfig({ [name]: value })).toThrow(
    new RegExp(`^${name}=${value} cannot be used: [^\\n]+\\.$`),
  )
})

it.each(['mysql://guanlan:secret@db/x', 'postgresql://guanlan:secret@[db/x'])(
  'DATABASE_URL=%s is refused without telling its password',
  (DATABASE_URL) => {
    expect(() => readConfig({ DATABASE_URL })).toThrow(ConfigError)
    expect(() => readConfig({ DATABASE_URL })).toThrow(/^DATABASE_URL cannot be used: [^\n]+\.$/)
    expect(() => readConfig({ DATABASE_URL })).not.toThrow(/secret/)
  },
)
