import { Agent, request } from 'node:http'

/** Posts JSON over kept connections, with as little in between as Node allows. */
export function poster(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): (body: unknown) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  return (body) =>
    new Promise((resolve, reject) => {
      const text = Buffer.from(JSON.stringify(body))
      const post = request(url, {
        method: 'POST',
        agent,
        headers: { 'Content-Type': 'application/json', 'Content-Length': text.length, ...headers },
      })
      post.on('error', reject)
      post.on('response', (response) => {
        const { statusCode = 0 } = response
        let answer = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
        response.on('end', () =>
          statusCode < 300 ? resolve() : reject(new Error(`${url} answered ${statusCode}: ${answer}`)),
        )
      })
      post.end(text)
    })
}
