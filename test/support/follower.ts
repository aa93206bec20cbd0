import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import type { ReleaseFrame } from '#shared/contract/live.ts'
import { call } from './api.ts'
import { connectLive, ended, follow, outcome, type LiveClient } from './liveClient.ts'

export interface FollowerOptions {
  /** Milliseconds before it tries again, by how often it has tried in vain. */
  readonly rejoinAfter?: (attempt: number) => number
  readonly answerWithinMs?: number
}

/**
 * A screen without a page: follows with the shared reducer, comes back after each cut, asks for what it missed and
 * takes a snapshot when told. Throws nothing away and forgives nothing: a gap in a frame is an error.
 */
export class Follower {
  board: Board = emptyBoard('')
  snapshots = 0
  cuts = 0
  /** How often a connection was made and caught up. */
  joins = 0
  readonly #options: Required<FollowerOptions>
  readonly #url: string
  readonly #token: string
  #client: LiveClient | undefined
  #frames: ReleaseFrame[] = []
  #closed = false

  constructor(url: string, token: string, options: FollowerOptions = {}) {
    this.#options = { rejoinAfter: () => 50, answerWithinMs: 5_000, ...options }
    this.#url = url
    this.#token = token
  }

  /** Connects, catches up and goes on following until it is cut. */
  async start(): Promise<void> {
    for (let attempt = 0; !this.#closed && !(await this.#join()); attempt++)
      await new Promise((resolve) => setTimeout(resolve, this.#options.rejoinAfter(attempt)))
  }

  /** Ends the connection, if one stands, as a network would. */
  cut(): void {
    if (!this.#client?.connected) return
    this.cuts += 1
    this.#client.io.engine.close()
  }

  close(): void {
    this.#closed = true
    this.#client?.disconnect()
  }

  async #join(): Promise<boolean> {
    this.#client?.disconnect()
    const client = connectLive(this.#url, { token: this.#token })
    this.#client = client
    if ((await outcome(client)) !== true) return false
    this.#frames = []
    client.on('release', (frame) => this.#frames.push(frame))
    const caughtUp = await this.#catchUp(client).catch(() => false)
    if (!caughtUp) return false
    client.removeAllListeners('release')
    this.#frames.forEach((frame) => this.#apply(frame))
    client.on('release', (frame) => this.#apply(frame))
    client.once('disconnect', () => void this.start())
    this.joins += 1
    return client.connected
  }

  async #catchUp(client: LiveClient): Promise<boolean> {
    const gone = ended(client).then(() => undefined)
    for (;;) {
      const { epoch, seq } = this.board
      const asked = follow(client, { epoch, seq }, this.#options.answerWithinMs)
      asked.catch(() => undefined)
      const reply = await Promise.race([asked, gone])
      if (reply === undefined) return false
      if ('releases' in reply) {
        this.board = applyReleases(this.board, reply.releases)
        return true
      }
      const { status, body } = await call(this.#url, 'GET /api/v1/board', { token: this.#token })
      if (status !== 200) return false
      this.snapshots += 1
      this.board = decodeBoard(body as BoardWire)
    }
  }

  #apply({ epoch, releases }: ReleaseFrame): void {
    if (epoch !== this.board.epoch) throw new Error('a frame of another log')
    this.board = applyReleases(this.board, releases)
  }
}
