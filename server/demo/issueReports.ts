import type { Clock } from '#server/clock.ts'
import { demoReports } from '#server/demo/demoReports.ts'
import { DEMO_CLERK, type Releases } from '#server/releases/index.ts'
import type { Reports } from '#server/reports/index.ts'
import { shanghaiDayEnd } from '#shared/period.ts'

interface Ports {
  readonly reports: Pick<Reports, 'createIssued'>
  readonly releases: Pick<Releases, 'seqAsOf'>
  readonly clock: Clock
}

/** Gives the demonstration the reports that its bureau would have issued, each of what was known on its day. */
export async function issueReports({ reports, releases, clock }: Ports): Promise<void> {
  for (const { template, period, cutoff, issued } of demoReports(clock.now())) {
    const seq = await releases.seqAsOf({ kind: 'day', day: issued })
    const at = new Date(Math.min(Date.parse(shanghaiDayEnd(issued)), clock.now())).toISOString()
    await reports.createIssued(
      DEMO_CLERK,
      { template, period, cutoff, issued, asOf: String(seq) },
      { seq, at },
    )
  }
}
