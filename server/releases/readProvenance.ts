import { Failure } from '#server/failure.ts'
import { handsOf } from '#server/releases/publishersOf.ts'
import { readVintages } from '#server/releases/readVintages.ts'
import { readLog } from '#server/releases/releaseLog.ts'
import type { ProvenanceQuestion, ReleasePorts } from '#server/releases/releases.ts'
import type { Vintage } from '#shared/contract/answers.ts'
import type { Provenance } from '#shared/contract/provenance.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'

/** `seq`: nothing after this release is told of. */
type Question = Omit<ProvenanceQuestion, 'asOf'> & { readonly seq: number }

type Ports = Pick<ReleasePorts, 'store' | 'catalogue'>

/**
 * {@link Releases.provenance}. Throws Failure `not-found` for an indicator that the catalogue does not have; a period
 * without a figure is no failure, since why there is none is worth telling too.
 */
export async function readProvenance(
  { store, catalogue }: Ports,
  { series, period: asked, seq, named }: Question,
): Promise<Omit<Provenance, 'formula' | 'definition'>> {
  const indicator = catalogue.indicator(indicatorOf(series))
  if (!indicator) throw new Failure('not-found')
  const { vintages: all, unit } = await readVintages({ store, catalogue }, series, { period: asked, named })
  const known = all.filter((vintage) => vintage.seq <= seq)
  const period = asked ?? known.at(-1)?.period ?? null
  const vintages = known.filter((vintage) => vintage.period === period)
  const current = vintages.at(-1)
  const release = current && (await releaseHead(store, current.seq))
  const hands = current && (await handsOf(store.read, [current.seq])).get(current.seq)
  const reviewer = hands?.approved ?? null
  return {
    series,
    period,
    asOf: seq,
    unit,
    scope: catalogue.subject(subjectOf(series))?.scope ?? null,
    feed: indicator.feed,
    ...standing(current),
    filedBy: { office: current?.owner ?? catalogue.filedBy(indicator), person: current?.by ?? null },
    reviewedBy: reviewer && {
      office: reviewer.owner ?? catalogue.site.releaseDesk,
      person: named ? reviewer.name : null,
    },
    release: release ?? null,
    vintages,
  }
}

const standing = (current: Vintage | undefined) => ({
  value: current?.value ?? null,
  status: current?.status ?? null,
  ...(current?.missing && { missing: current.missing }),
  ...(current?.demo && { demo: current.demo }),
  ...(current?.note && { note: current.note }),
  source: current?.source ?? null,
})

async function releaseHead(store: ReleasePorts['store'], seq: number): Promise<Provenance['release']> {
  const [release] = await readLog(store, seq - 1, 1)
  if (!release) return null
  const { at, title, owner } = release
  return { seq, at, title, owner }
}
