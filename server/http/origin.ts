import type { IncomingMessage } from 'node:http'

/** Which origins are this server's own: the public one, and the very host and port that the request names. */
export interface OwnOrigins {
  readonly publicUrl: string | null
  readonly trustProxy: number | string
}

/**
 * Whether an `Origin` header is ours: scheme, host and port exactly. `null`, a suffix, a prefix, another port or
 * another scheme are not; nor is a request without a Host.
 */
export function isOwnOrigin(
  request: IncomingMessage,
  origin: string,
  { publicUrl, trustProxy }: OwnOrigins,
): boolean {
  if (publicUrl !== null && origin === publicUrl) return true
  const { host } = request.headers
  return host !== undefined && origin === `${schemeOf(request, trustProxy)}://${host.toLowerCase()}`
}

function schemeOf(request: IncomingMessage, trustProxy: number | string): string {
  const forwarded = request.headers['x-forwarded-proto']
  if (trustProxy !== 0 && typeof forwarded === 'string') return forwarded.split(',')[0]?.trim() ?? ''
  return 'encrypted' in request.socket ? 'https' : 'http'
}
