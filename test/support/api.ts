/** One request to a server under test, as a machine (`token`) or as a page of its own (`cookie`). */
export interface ApiRequest {
  readonly token?: string | undefined
  readonly cookie?: string | undefined
  /** Sent as JSON; text is sent as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  /** Parsed where it is JSON, otherwise the text. */
  readonly body: unknown
  readonly text: string
  /** The cookies that the answer sets, as a Cookie header sends them back. */
  readonly cookie: string
}

/** `call(server.url, 'POST /api/v1/releases', { token, body })`. */
export async function call(
  url: string,
  what: string,
  { token, cookie, body, headers = {} }: ApiRequest = {},
): Promise<ApiAnswer> {
  const [method = 'GET', path = '/'] = what.split(' ')
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined ? { authorization: `Bearer ${token}` } : { 'sec-fetch-site': 'same-origin' }),
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
  const set = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as unknown) : text,
    text,
    cookie: set.join('; '),
  }
}

/** Follows a link that signs in and hands back the cookie. */
export async function enter(link: string): Promise<string> {
  const { origin, hash } = new URL(link)
  const [name = '', secret = ''] = hash.slice(1).split('=')
  const answer = await call(origin, 'POST /api/v1/session', { body: { [name]: secret } })
  if (answer.status !== 201) throw new Error(`signing in failed: ${answer.text}`)
  return answer.cookie
}
