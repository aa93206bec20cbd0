import { walkAudit, type ChainFault } from '#server/audit/walkAudit.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import type { Files } from '#server/store/files.ts'
import type { Store } from '#server/store/store.ts'
import { auditedFacts } from '#server/verify/auditedFacts.ts'
import { boardCheck } from '#server/verify/checkBoard.ts'
import { checkDrafts } from '#server/verify/checkDrafts.ts'
import { checkEvidence } from '#server/verify/checkEvidence.ts'
import { checkHolders } from '#server/verify/checkHolders.ts'
import { latestCheck } from '#server/verify/checkLatest.ts'
import { checkLog } from '#server/verify/checkLog.ts'
import { checkPictures } from '#server/verify/checkPictures.ts'
import { checkReports } from '#server/verify/checkReports.ts'
import { checkReceipts } from '#server/verify/checkReceipts.ts'
import { recordCheck } from '#server/verify/checkRecords.ts'
import { rowChecks } from '#server/verify/checkRows.ts'
import { openFindings, type Findings } from '#server/verify/findings.ts'
import type { StoreVerdict } from '#shared/contract/audit.ts'

/** Number and hash of an entry as somebody noted them elsewhere: what no one who rewrites the whole log can reach. */
export type NotedHead = StoreVerdict['head']

export interface VerifyPorts {
  readonly store: Pick<Store, 'read'>
  readonly clock: Clock
  /** Where the evidence is; left out where the database alone is at hand. */
  readonly evidence?: Files | undefined
  /** The same for the pictures of walls. */
  readonly pictures?: Files | undefined
}

/**
 * Checks everything against everything: the chain of acts; each release against its hash, its columns and the act that
 * published it; figures, records and the catalogue against the releases that made them; the board that was kept against
 * the folded log; accounts and tokens against the acts that made them. Only reads, and lets others have their turn.
 */
export async function verifyStore(
  { store: { read }, clock, evidence, pictures }: VerifyPorts,
  noted?: NotedHead,
): Promise<StoreVerdict> {
  const at = instantOf(clock.now())
  const findings = openFindings()
  const facts = auditedFacts()
  const head = await walkAudit(read, facts.add, (fault) => {
    if (fault.object !== undefined) facts.doubted.add(fault.object)
    tellOfChain(fault, findings)
  })
  if (noted) await checkNoted(read, noted, findings)
  await checkHolders(read, facts, head.n, findings)
  await checkDrafts(read, facts, head.n, findings)
  await checkReports(read, facts, head.n, findings)
  await checkEvidence(read, evidence, facts, head.n, findings)
  await checkPictures(read, pictures, findings)

  const tables = rowChecks(read, findings)
  const records = recordCheck(read, facts, findings)
  const latest = latestCheck(read, findings)
  const board = await boardCheck(read, findings)
  const scan = await checkLog(read, facts, findings, async (batch) => {
    for (const table of tables) await table.take(batch)
    records.take(batch)
    latest.take(batch)
    await board.take(batch)
  })
  const [observations = 0] = await inTurn(tables.map((table) => () => table.finish(scan)))
  await records.finish(scan)
  await latest.finish(scan)
  await checkReceipts(read, scan, findings)
  return {
    ...{ at, entries: head.n, releases: scan.count, observations, head: { n: head.n, hash: head.hash } },
    ...{ findings: [...findings.list()], more: findings.more() },
  }
}

function tellOfChain({ n, to, fault }: ChainFault, findings: Findings): void {
  if (fault === 'head') findings.add('audit_head', 'id 1', 'chain')
  else findings.add('audit', n === to ? `n ${n}` : `n ${n}–${to}`, fault)
}

async function checkNoted(read: Store['read'], { n, hash }: NotedHead, findings: Findings): Promise<void> {
  const entry = await read.selectFrom('audit').select('hash').where('n', '=', n).executeTakeFirst()
  if (entry?.hash !== hash)
    findings.add('audit', `n ${n}`, 'chain', { column: 'hash', expected: hash, found: entry?.hash ?? null })
}

async function inTurn<T>(steps: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = []
  for (const step of steps) results.push(await step())
  return results
}
