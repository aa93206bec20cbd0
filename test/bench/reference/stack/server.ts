import express from 'express'
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { clientFiles } from '#server/http/clientFiles.ts'
import type { Push } from '#test/bench/reference/scene.ts'
import { latestValues, referenceArguments } from '#test/bench/reference/referenceServer.ts'

/*
 * The bare stack: our own libraries with nothing of ours on top. What arrives is sent on; nothing is checked or stored.
 */
const { port, scene, pages } = referenceArguments()
const latest = latestValues()
const files = clientFiles(pages)
await files.warm()

const app = express()
const server = createServer(app)
const io = new Server(server, { transports: ['websocket'], serveClient: false })

app.get('/state', (_request, response) => void response.json({ scene, latest: latest.all() }))
app.post('/push', express.json({ limit: '1mb' }), (request, response) => {
  const push = request.body as Push
  latest.keep(push)
  io.emit('push', push)
  response.json({})
})
app.use(files.serve)
server.listen(port, '127.0.0.1')
