import type { Constants } from '#test/bench/nation/constants.ts'
import { row, type Row } from '#test/bench/report/table.ts'

const MILLION = 1_000_000
/** Of a node's cores half are kept in reserve. */
const CORES_OF_NODE = 2
const USED = 0.5
const RELEASES_AN_HOUR = 60
/** Places of the network of caches, each of which asks the origin for itself. */
const PLACES = 300
/** In yuan: to be put right with one's own. */
const NODE_HOUR = 0.4
const GIGABYTE = 0.2

const measured = (label: string, value: number): Row => row(`实测 measured  ${label}`, value)
const assumed = (label: string, value: number): Row => row(`假设 assumed   ${label}`, value)
const computed = (label: string, value: number): Row => row(`推算 computed  ${label}`, value)

/** From what one viewer costs to what a million do. */
export function perMillion(of: Constants): Row[] {
  const nodesFor = (cores: number): number => Math.ceil(cores / (CORES_OF_NODE * USED))
  const restCores = of.restUs // microseconds a second for each of a million are cores
  const hourGb = (bytes: number): number => (bytes * MILLION) / 1e9
  const frames = {
    nodes: nodesFor(restCores + of.frameUs),
    gb: hourGb(of.restBytes * 3_600 + of.frameBytes * RELEASES_AN_HOUR),
  }
  const words = {
    nodes: nodesFor(restCores + of.wordUs),
    gb: hourGb(of.restBytes * 3_600 + of.wordBytes * RELEASES_AN_HOUR),
  }
  const cdnGb = hourGb(of.snapshotBytes + of.releaseBytes * RELEASES_AN_HOUR)
  const originPerSecond = PLACES + (PLACES * 2 * RELEASES_AN_HOUR) / 3_600
  const pollGb = hourGb(of.headBytes * 3_600) + cdnGb
  return [
    measured('viewers on the node', of.sockets),
    measured('memory of a connection, kB', of.connectionKb),
    measured('CPU of a viewer at rest, µs a second', of.restUs),
    measured('bytes to a viewer at rest, a second', of.restBytes),
    measured('CPU of a release that nobody hears of, ms', of.publishMs),
    measured('CPU of a release to one viewer, µs', of.frameUs),
    measured('bytes of a release to one viewer', of.frameBytes),
    measured('CPU of the word "seq n exists", µs', of.wordUs),
    measured('bytes of the word', of.wordBytes),
    measured('snapshot, bytes (gzip)', of.snapshotBytes),
    measured('one release as an object, bytes (gzip)', of.releaseBytes),
    measured('CPU of the origin for a snapshot, µs', of.snapshotUs),
    measured('CPU of the origin for the head, µs', of.headUs),
    measured('head, bytes', of.headBytes),
    measured('snapshots from the cache, % of answers', of.cacheHits),
    measured('snapshots a second from one cache', of.cachePerSecond),
    assumed('releases an hour', RELEASES_AN_HOUR),
    assumed('places of the CDN, each asks each second', PLACES),
    assumed('yuan for an hour of a node of 2 cores', NODE_HOUR),
    assumed('yuan for a gigabyte of traffic', GIGABYTE),
    computed('memory for a million connections, GB', of.connectionKb * 1.024),
    computed('A sockets carry figures: core-seconds a release', of.frameUs),
    computed('A nodes, so that all have it in a second', frames.nodes),
    computed('A Gbit/s in that second', (of.frameBytes * MILLION * 8) / 1e9),
    computed('A traffic an hour, GB', frames.gb),
    computed('A yuan an hour for a million', frames.nodes * NODE_HOUR + frames.gb * GIGABYTE),
    computed('B sockets say one word: core-seconds a release', of.wordUs),
    computed('B nodes, so that all have it in a second', words.nodes),
    computed('B traffic an hour with the objects, GB', words.gb + cdnGb),
    computed('B yuan an hour', words.nodes * NODE_HOUR + (words.gb + cdnGb) * GIGABYTE),
    computed('C no sockets, head each second: origin, 1/s', originPerSecond),
    computed(
      'C cores of the origin',
      (PLACES * of.headUs + (originPerSecond - PLACES) * of.snapshotUs) / MILLION,
    ),
    computed('C caches for a million who come within a minute', Math.ceil(MILLION / 60 / of.cachePerSecond)),
    computed('C traffic an hour with the objects, GB', pollGb),
    computed('C yuan an hour', NODE_HOUR + pollGb * GIGABYTE),
  ]
}
