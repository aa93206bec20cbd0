import { z } from 'zod'
import { formerEpochs } from '#server/releases/formerEpochs.ts'
import type { Store } from '#server/store/store.ts'
import type { LogScan } from '#server/verify/checkLog.ts'
import type { Findings } from '#server/verify/findings.ts'

const Receipt = z.looseObject({ seq: z.int(), at: z.string(), epoch: z.string(), changes: z.int() })
const BATCH = 1_000

/** What systems were answered when they published, held against the releases that the answers name. */
export async function checkReceipts(read: Store['read'], scan: LogScan, findings: Findings): Promise<void> {
  const epoch = await read.selectFrom('meta').select('value').where('key', '=', 'epoch').executeTakeFirst()
  const former = new Set(await formerEpochs(read))
  for (let offset = 0; ; offset += BATCH) {
    const page = read
      .selectFrom('idempotency')
      .select(['actor', 'key', 'receipt'])
      .orderBy('actor')
      .orderBy('key')
    const rows = await page.limit(BATCH).offset(offset).execute()
    if (rows.length === 0) return
    const receipts = rows.map((row) => ({ name: `${row.actor} ${row.key}`, ...readReceipt(row.receipt) }))
    const seqs = receipts.flatMap(({ receipt }) => (receipt ? [receipt.seq] : []))
    const releases = new Map((await releasesAt(read, seqs)).map((release) => [release.seq, release]))
    for (const { name, isJson, receipt } of receipts) {
      if (!isJson) findings.add('idempotency', name, 'unreadable')
      if (!receipt || receipt.seq > scan.last || scan.doubted.has(receipt.seq)) continue
      const release = releases.get(receipt.seq)
      const { seq, at, changes } = receipt
      const found = JSON.stringify({ seq, at, epoch: receipt.epoch, changes })
      const expected = JSON.stringify({
        seq,
        at: release?.at,
        epoch: former.has(receipt.epoch) ? receipt.epoch : epoch?.value,
        changes: release?.changes,
      })
      if (found !== expected)
        findings.add('idempotency', name, 'differs', { column: 'receipt', expected, found })
    }
  }
}

const releasesAt = async (read: Store['read'], seqs: readonly number[]) =>
  seqs.length === 0
    ? []
    : read.selectFrom('release_log').select(['seq', 'at', 'changes']).where('seq', 'in', seqs).execute()

/** Answers of other kinds than a release's are remembered too; of them only that they can be read. */
function readReceipt(text: string): {
  readonly isJson: boolean
  readonly receipt?: z.output<typeof Receipt>
} {
  try {
    const receipt = Receipt.safeParse(JSON.parse(text)).data
    return { isJson: true, ...(receipt && { receipt }) }
  } catch {
    return { isJson: false }
  }
}
