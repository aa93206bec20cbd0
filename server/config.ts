import { isIP } from 'node:net'
import { z } from 'zod'
import { nightlyFolder } from '#server/store/dataFolder.ts'
import { KEEPING, type BackupSettings, type KeepSettings } from '#server/backup/settings.ts'

/** A setting in the environment that cannot be used; the message is one line and names it. */
export class ConfigError extends Error {}

const Flag = z.enum(['0', '1'], { error: 'write 0 or 1' }).transform((text) => text === '1')

const Port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'write a port number from 0 to 65535' })
  .transform(Number)
  .refine((port) => port <= 65_535, { error: 'write a port number from 0 to 65535' })

const PublicUrl = z
  .string()
  .refine((text) => text === '' || /^https?:$/.test(URL.parse(text)?.protocol ?? ''), {
    error: 'write an address such as https://guanlan.example.cn',
  })
  .transform((text) => URL.parse(text)?.origin ?? null)

const NETWORKS = ['loopback', 'linklocal', 'uniquelocal']
const isNetwork = (text: string): boolean => {
  const [address = '', bits = '0', ...rest] = text.split('/')
  return NETWORKS.includes(text) || (isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && rest.length === 0)
}

/** How many proxies stand in front, or their addresses; never "all", which would believe anybody. */
const TrustProxy = z
  .string()
  .refine((text) => /^\d?$/.test(text) || text.split(',').every((part) => isNetwork(part.trim())), {
    error: 'write the number of proxies, or their addresses separated by commas',
  })
  .transform((text) => (/^\d?$/.test(text) ? Number(text) : text))

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: Port.default(8080),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .refine((text) => text === '' || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)), {
      error: 'write postgresql://…, or leave it empty',
    })
    .default(''),
  DEMO: Flag.default(true),
  PUBLIC_URL: PublicUrl.default(null),
  TRUST_PROXY: TrustProxy.default(0),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'write one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  /** Whether all bureaus of the site work on this installation, or the first alone. */
  BUREAUS: Flag.default(false),
  /** Whether /metrics answers others than this machine. */
  METRICS_PUBLIC: Flag.default(false),
  /** Whether anybody may have the figures of areas at /open. */
  OPEN_DATA: Flag.default(false),
  /** A node that reads the log and serves open data, nothing else. */
  EDGE: Flag.default(false),
  /** A folder with another build of the pages. */
  CLIENT_DIR: z.string().default(''),
  ...KEEPING,
})

export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string
  readonly demo: boolean
  /** The origin under which people reach the server, where it is not the one it listens on. */
  readonly publicUrl: string | null
  readonly trustProxy: number | string
  readonly logLevel: string
  readonly metricsPublic: boolean
  /** All bureaus of the site work here, not the first alone. */
  readonly bureaus: boolean
  readonly openData: boolean
  readonly edge: boolean
  /** Where the built pages are; null where they were built. */
  readonly clientDir: string | null
  readonly backup: BackupSettings
  readonly keep: KeepSettings
}

/** The settings of the environment, with defaults. Throws {@link ConfigError} naming the first bad one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    const shown = name === 'DATABASE_URL' ? name : `${name}=${env[name] ?? ''}` // its password stays out of logs
    throw new ConfigError(`${shown} cannot be used: ${issue?.message}.`)
  }
  const it = parsed.data
  return {
    host: it.HOST,
    port: it.PORT,
    dataDir: it.DATA_DIR,
    databaseUrl: it.DATABASE_URL,
    demo: it.DEMO,
    publicUrl: it.PUBLIC_URL,
    trustProxy: it.TRUST_PROXY,
    logLevel: it.LOG_LEVEL,
    metricsPublic: it.METRICS_PUBLIC,
    bureaus: it.BUREAUS,
    openData: it.OPEN_DATA,
    edge: it.EDGE,
    clientDir: it.CLIENT_DIR || null,
    backup: { at: it.BACKUP_AT, folder: it.BACKUP_DIR || nightlyFolder(it.DATA_DIR), keep: it.BACKUP_KEEP },
    keep: {
      ...{ receipts: it.KEEP_RECEIPTS, answers: it.KEEP_ANSWERS, imports: it.KEEP_IMPORTS },
      ...{ discarded: it.KEEP_DISCARDED, sessions: it.KEEP_SESSIONS },
    },
  }
}
