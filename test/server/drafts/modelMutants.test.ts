import { expect, test, vi } from 'vitest'
import type * as Access from '#server/drafts/access.ts'
import type * as DeskPolicy from '#server/drafts/deskPolicy.ts'
import type * as DraftRecords from '#server/drafts/draftRecords.ts'
import type * as Entries from '#server/drafts/entries.ts'
import type * as Repository from '#server/drafts/repository.ts'
import { play, SEED } from '#test/server/drafts/model/run.ts'
import { sqlite } from '#test/server/store/engines.ts'

/** Ways to be wrong, one at a time; each has to be noticed by the same game that the real desk wins. */
const MUTANTS = [
  'authors are not told from others',
  'a machine is a pair of eyes',
  'who types only one cell is no author',
  'the policy is never asked',
  'a cell is overwritten by whoever comes last',
  'filers see the drafts of every office',
  'reviewers see what was not handed over',
  'what happens to records is never asked about',
  'a record is overwritten by whoever comes last',
] as const
/** What the game says of each. */
const COMPLAINTS: Readonly<Record<(typeof MUTANTS)[number], RegExp>> = {
  'authors are not told from others': /approved|released by/,
  'a machine is a pair of eyes': /robot approved/,
  'who types only one cell is no author': /everybody who had a hand in it/,
  'the policy is never asked': /approved|released by|published alone/,
  'a cell is overwritten by whoever comes last': /in conflict/,
  'filers see the drafts of every office': /sees a draft/,
  'reviewers see what was not handed over': /sees a draft/,
  'what happens to records is never asked about': /approved|released by|published alone/,
  'a record is overwritten by whoever comes last': /in conflict/,
}

const mutant = vi.hoisted(() => ({ name: '' }))

vi.mock('#server/drafts/access.ts', async (load): Promise<typeof Access> => {
  const real = await load<typeof Access>()
  return {
    ...real,
    partIn: (row, authors, actor) => {
      const seen = { ...row }
      if (mutant.name === MUTANTS[5]) seen.owner = actor.owner ?? ''
      if (mutant.name === MUTANTS[6]) seen.submitted_at = 'now'
      const part = real.partIn(seen, authors, actor)
      if (part && mutant.name === MUTANTS[0]) return { ...part, isAuthor: false }
      return part && mutant.name === MUTANTS[1] ? { ...part, isPerson: true } : part
    },
    factsOf: (row, authors, fourEyes) => {
      if (mutant.name === MUTANTS[0]) return real.factsOf(row, new Set(), fourEyes)
      const seenByOther = row.approved_by !== null && !authors.has(row.approved_by)
      return mutant.name === MUTANTS[1] ? { fourEyes, seenByOther } : real.factsOf(row, authors, fourEyes)
    },
  }
})
vi.mock('#server/drafts/repository.ts', async (load): Promise<typeof Repository> => {
  const real = await load<typeof Repository>()
  return {
    ...real,
    addAuthor: async (trx, draft, account) => {
      const authors = (await real.authorsOf(trx, [draft])).get(draft)
      if (mutant.name !== MUTANTS[2] || authors?.size === 0) await real.addAuthor(trx, draft, account)
    },
  }
})
vi.mock('#server/drafts/deskPolicy.ts', async (load): Promise<typeof DeskPolicy> => {
  const real = await load<typeof DeskPolicy>()
  return {
    ...real,
    readPolicy: async (db, topics) => {
      const wants = await real.readPolicy(db, topics)
      if (mutant.name === MUTANTS[7]) return (content) => wants({ ...content, ledgers: [] })
      return mutant.name === MUTANTS[3] ? () => false : wants
    },
  }
})
vi.mock('#server/drafts/entries.ts', async (load): Promise<typeof Entries> => {
  const real = await load<typeof Entries>()
  return {
    ...real,
    entriesAt: async (trx, draft, cells) =>
      mutant.name === MUTANTS[4] ? new Map() : real.entriesAt(trx, draft, cells),
  }
})

vi.mock('#server/drafts/draftRecords.ts', async (load): Promise<typeof DraftRecords> => {
  const real = await load<typeof DraftRecords>()
  return {
    ...real,
    recordsAt: async (trx, draft, places) => {
      const rows = await real.recordsAt(trx, draft, places)
      return mutant.name === MUTANTS[8]
        ? new Map([...rows].map(([n, row]) => [n, { ...row, version: 0 }]))
        : rows
    },
  }
})

const RUNS = { numRuns: 40, maxCommands: 120 }

test.each(MUTANTS)(`is noticed where %s (seed ${SEED})`, { timeout: 120_000 }, async (name) => {
  mutant.name = name
  const [result] = await Promise.allSettled([play(sqlite, RUNS)])
  const { cause } = result.status === 'rejected' ? (result.reason as Error) : {}
  expect(String(cause)).toMatch(COMPLAINTS[name])
})
