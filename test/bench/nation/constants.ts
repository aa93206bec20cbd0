import { OpenHead } from '#shared/contract/open.ts'
import { askMany } from '#test/bench/cluster/askMany.ts'
import { publisherOn } from '#test/bench/cluster/publisherOn.ts'
import { deliveries, memoryOf, publishing, rest } from '#test/bench/nation/crowds.ts'
import type { Amounts } from '#test/bench/options.ts'
import { followPlan } from '#test/bench/target/ours.ts'
import { cpuMsOf } from '#test/bench/target/processCost.ts'
import { ensureHaproxy } from '#server/tools/haproxy.mjs'
import { call } from '#test/support/api.ts'
import { makeCertificate } from '#test/support/cluster/certificate.ts'
import { startHaproxy } from '#test/support/cluster/haproxy.ts'
import { startServerProcess, type ServerProcess } from '#test/support/serverProcess.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** What was measured of one node on this machine. */
export interface Constants {
  readonly sockets: number
  readonly connectionKb: number
  readonly restUs: number
  readonly restBytes: number
  readonly publishMs: number
  readonly frameUs: number
  readonly frameBytes: number
  readonly wordUs: number
  readonly wordBytes: number
  readonly snapshotBytes: number
  readonly releaseBytes: number
  readonly snapshotUs: number
  readonly headUs: number
  readonly headBytes: number
  readonly cacheHits: number
  readonly cachePerSecond: number
}

const PER_SECOND = 5
const OPEN_WORDS = { join: '40/open,', follow: '', carries: '42/open,["seq"' } as const

/** Starts a node with the demonstration and a cache before it, and measures. */
export async function constantsOf(amounts: Amounts): Promise<Constants> {
  ensureHaproxy()
  const server = await startServerProcess({ env: { DEMO: '1', OPEN_DATA: '1', LOG_LEVEL: 'warn' } })
  try {
    return { ...(await ofSockets(server, amounts)), ...(await ofObjects(server, amounts.clusterSeconds)) }
  } finally {
    await server.stop()
  }
}

async function ofSockets(server: ServerProcess, { sockets, fanoutSeconds }: Amounts) {
  const { url, pid } = server
  const publish = await publisherOn(url, await server.token('publisher'))
  const { epoch, seq } = await headOf(url)
  const port = Number(new URL(url).port)
  const frames = followPlan(port, await server.token('viewer'), epoch, seq)
  const measured = { pid, sockets, seconds: fanoutSeconds }
  const connectionKb = await memoryOf(frames, measured)
  const { us: restUs, bytes: restBytes } = await rest({ ...frames, carries: '42/live,["head"' }, measured)
  const alone = { pid, publish, seconds: fanoutSeconds, perSecond: PER_SECOND }
  const publishMs = await publishing(alone)
  const heard = { ...alone, sockets, publishMs }
  const frame = await deliveries(frames, heard)
  const word = await deliveries({ ...OPEN_WORDS, url: frames.url }, heard)
  return {
    ...{ sockets, connectionKb, restUs, restBytes, publishMs },
    ...{ frameUs: frame.us, frameBytes: frame.bytes, wordUs: word.us, wordBytes: word.bytes },
  }
}

async function ofObjects({ url, pid }: ServerProcess, seconds: number) {
  const { epoch, seq, board } = await headOf(url)
  const asked = async (address: string) => {
    const before = cpuMsOf(pid)
    const answers = await askMany(address, seconds)
    return { ...answers, us: ((cpuMsOf(pid) - before) * 1_000) / (answers.perSecond * seconds) }
  }
  const snapshot = await asked(url + board)
  const head = await asked(`${url}/open/head`)
  const release = await askMany(`${url}/open/releases/${epoch}/${seq - 1}/${seq}`, 1)
  const folder = await tempFolder()
  const certificate = await makeCertificate(folder.path)
  await certificate.believe()
  const nodes = { a: Number(new URL(url).port) }
  const cache = await startHaproxy({ folder: folder.path, certificate: certificate.file, nodes })
  const cached = await askMany(cache.url + board, seconds).finally(cache.stop)
  await folder.remove()
  return {
    ...{ snapshotBytes: snapshot.bytes, snapshotUs: snapshot.us, headUs: head.us, headBytes: head.bytes },
    ...{ releaseBytes: release.bytes, cacheHits: cached.hits, cachePerSecond: cached.perSecond },
  }
}

const headOf = async (url: string): Promise<OpenHead> =>
  OpenHead.parse((await call(url, 'GET /open/head')).body)
