import { parseArgs } from 'node:util'

export const PARTS = [
  'size',
  'load',
  'push',
  'crowd',
  'burst',
  'recovery',
  'derive',
  'fanout',
  'heap',
  'past',
  'export',
  'grid',
  'editors',
  'import',
  'list',
  'report',
  'records',
  'wall-frames',
  'soak',
  'rooms-draw',
  'rooms',
  'cluster',
  'nation',
  'start',
] as const
export type Part = (typeof PARTS)[number]

/** How much is measured. */
export interface Amounts {
  readonly pushes: number
  readonly pushesPerSecond: number
  readonly crowd: number
  readonly burstSeconds: number
  readonly burstsPerSecond: number
  readonly burstRounds: number
  readonly coldLoads: number
  readonly awayMs: number
  readonly recoveries: number
  readonly sockets: number
  readonly fanoutSeconds: number
  readonly fanoutRounds: number
  readonly heapReleases: number
  readonly pastBoards: number
  readonly derivations: number
  readonly pastes: number
  readonly scrollSeconds: number
  readonly editors: number
  readonly editSeconds: number
  readonly soakRounds: number
  readonly soakReleases: number
  readonly soakBuilds: number
  readonly clusterCalmMs: number
  readonly clusterPushes: number
  readonly clusterSeconds: number
  /** Lengths of logs to start on. */
  readonly startReleases: readonly number[]
}

const FULL: Amounts = {
  pushes: 200,
  pushesPerSecond: 2,
  crowd: 500,
  burstSeconds: 10,
  burstsPerSecond: 20,
  burstRounds: 2,
  coldLoads: 7,
  awayMs: 10_000,
  recoveries: 2,
  sockets: 2_000,
  fanoutSeconds: 8,
  fanoutRounds: 2,
  heapReleases: 5_000,
  pastBoards: 200,
  derivations: 20,
  pastes: 9,
  scrollSeconds: 6,
  editors: 20,
  editSeconds: 20,
  soakRounds: 8,
  soakReleases: 2_000,
  soakBuilds: 10,
  clusterCalmMs: 5_000,
  clusterPushes: 100,
  clusterSeconds: 6,
  startReleases: [10_000, 100_000, 1_000_000],
}
const QUICK: Amounts = {
  ...FULL,
  pushes: 30,
  burstSeconds: 5,
  burstRounds: 1,
  coldLoads: 3,
  awayMs: 3_000,
  recoveries: 1,
  sockets: 500,
  fanoutSeconds: 4,
  fanoutRounds: 1,
  heapReleases: 500,
  pastBoards: 60,
  derivations: 8,
  pastes: 3,
  scrollSeconds: 3,
  editSeconds: 6,
  soakRounds: 4,
  soakReleases: 800,
  soakBuilds: 3,
  clusterCalmMs: 2_000,
  clusterPushes: 40,
  clusterSeconds: 3,
  startReleases: [10_000, 100_000],
}

export interface Options {
  readonly only: ReadonlySet<Part>
  readonly quick: boolean
  readonly amounts: Amounts
  /** File for the figures as JSON. */
  readonly json: string
}

/** Reads `--quick`, `--only push,burst` (or just `push burst`) and `--json FILE`. Throws an Error that says which parts there are. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'string', default: 'node_modules/.cache/bench/bench.json' },
    },
  })
  const named = [...(values.only?.split(',') ?? []), ...positionals]
  const asked = named.length > 0 ? named : [...PARTS]
  const unknown = asked.find((part) => !PARTS.some((known) => known === part))
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}". There are: ${PARTS.join(', ')}.`)
  const only = new Set(PARTS.filter((part) => asked.includes(part)))
  return { only, quick: values.quick, amounts: values.quick ? QUICK : FULL, json: values.json }
}
