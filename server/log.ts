import pino, { type DestinationStream, type Logger } from 'pino'

/** Where a secret might be carried into a line by an object that is logged whole. */
const SECRETS = ['authorization', 'cookie', 'password', 'token', 'code', 'screen', 'secret'].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
)

/** JSON lines on stderr, so that stdout stays for people. */
export const createLog = (
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: false }),
): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRETS, censor: '[secret]' },
    },
    destination,
  )
