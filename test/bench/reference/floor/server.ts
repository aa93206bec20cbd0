import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import type { Push } from '#test/bench/reference/scene.ts'
import { latestValues, referenceArguments } from '#test/bench/reference/referenceServer.ts'

/*
 * The floor: what a push costs when nothing is stored, checked or framed. A bare WebSocket and a page of text nodes.
 */
const { port, scene } = referenceArguments()
const page = readFileSync(fileURLToPath(new URL('page.html', import.meta.url)))
const latest = latestValues()

const push = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await text(request)
  latest.keep(JSON.parse(body) as Push)
  for (const client of sockets.clients) client.send(body)
  response.end()
}

const server = createServer((request, response) => {
  if (request.method === 'POST') void push(request, response)
  else if (request.url === '/state') response.end(JSON.stringify({ scene, latest: latest.all() }))
  else response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page)
})
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
server.listen(port, '127.0.0.1')
