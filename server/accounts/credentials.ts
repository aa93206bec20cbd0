import type { IncomingHttpHeaders } from 'node:http'
import type { SessionKind } from '#server/accounts/lifetimes.ts'

/** The secrets that a request or handshake carries, not yet looked at. */
export interface Credentials {
  readonly bearer?: string
  readonly person?: string
  readonly screen?: string
  /** What the browser calls itself; a paired screen's credential is of that browser alone. */
  readonly agent?: string
}

export type CookieNames = Readonly<Record<SessionKind | 'pairing', string>>

/** Over https the prefix makes browsers refuse the cookie from any other host or path. */
export const cookieNames = (secure: boolean): CookieNames => {
  const prefix = secure ? '__Host-' : ''
  return {
    person: `${prefix}guanlan_session`,
    screen: `${prefix}guanlan_screen`,
    pairing: `${prefix}guanlan_pairing`,
  }
}

/** Reads bearer token and cookies. A request with a bearer token is a machine's: its cookies do not count. */
export function readCredentials(headers: IncomingHttpHeaders, names: CookieNames): Credentials {
  const [, bearer] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  if (bearer !== undefined) return { bearer }
  const cookies = readCookies(headers.cookie ?? '')
  const person = cookies.get(names.person)
  const screen = cookies.get(names.screen)
  return { ...(person && { person }), ...(screen && { screen, agent: agentOf(headers) }) }
}

/** What a device keeps while it waits for somebody to enter its code. */
export const readPairing = (headers: IncomingHttpHeaders, names: CookieNames): string | undefined =>
  readCookies(headers.cookie ?? '').get(names.pairing)

/** What a browser calls itself, without the numbers that every update of it changes. */
export const agentOf = ({ 'user-agent': agent = '' }: IncomingHttpHeaders): string =>
  agent.replace(/[\d._]+/g, '').slice(0, 300)

function readCookies(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(';').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name.trim(), value.join('=').trim()] as const
  })
  return new Map(pairs)
}
