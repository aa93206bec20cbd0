import { Failure } from '#server/failure.ts'

const DISK_FULL = '53100'
/**
 * Class 08 connection exceptions, 57P shutdowns, a standby that has not taken over yet, a lock that two waited for, and
 * what the socket or the look-up of its name says when there is no server.
 */
const AWAY =
  /^(08...|57P0.|53300|25006|40001|40P01|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/
const ENDED =
  /connection terminated|client has encountered a connection error|timeout exceeded when trying to connect/i

/** What the reader can do something about as a Failure; anything else unchanged. */
export function postgresFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === DISK_FULL) return new Failure('disk-full')
  return AWAY.test(code) || ENDED.test(error.message) ? new Failure('unavailable') : error
}
