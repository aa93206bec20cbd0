import { request } from 'node:http'
import { Agent as PlainAgent } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'

export interface Asked {
  readonly perSecond: number
  /** Share of answers that a cache gave, in percent. */
  readonly hits: number
  readonly bytes: number
}

/** Asks for one address over kept connections as fast as answers come. Throws where one is no answer. */
export async function askMany(url: string, seconds: number, atOnce = 16): Promise<Asked> {
  const isTls = url.startsWith('https:')
  const agent = new (isTls ? TlsAgent : PlainAgent)({ keepAlive: true, maxSockets: atOnce })
  const from = performance.now()
  let [count, hits, bytes] = [0, 0, 0]
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = (isTls ? tlsRequest : request)(url, { agent, headers: { 'accept-encoding': 'gzip' } })
      asked.on('error', reject)
      asked.on('response', (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
        count += 1
        if (response.headers['x-cache'] === 'hit') hits += 1
        bytes = 0
        response.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', resolve)
      })
      asked.end()
    })
  const run = async (): Promise<void> => {
    while (performance.now() - from < seconds * 1_000) await one()
  }
  await Promise.all(Array.from({ length: atOnce }, run))
  agent.destroy()
  return { perSecond: (count * 1_000) / (performance.now() - from), hits: (hits / count) * 100, bytes }
}
