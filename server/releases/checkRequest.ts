import { Failure, type FieldFailure } from '#server/failure.ts'
import { checkedObservation, observationFaults, type Ground } from '#server/releases/checkObservation.ts'
import type { CheckedRelease } from '#server/releases/checkedRelease.ts'
import { defaultTitle } from '#server/releases/defaultTitle.ts'
import { DEMO_CLERK } from '#server/releases/releases.ts'
import { FAULTS_SHOWN, requestFaults } from '#server/requestFaults.ts'
import type { BookView } from '#server/records/records.ts'
import type { Board } from '#shared/board.ts'
import { isOfKeeper, keepingBureau } from '#shared/catalogue/bureau.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { ReleaseRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Day } from '#shared/period.ts'
import { indicatorOf } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'

export interface RequestGround {
  readonly catalogue: Catalogue
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly book: BookView
  readonly board: Board
  readonly actor: Actor
  readonly today: Day
}

/**
 * A body as a release to be made, checked in every way that needs no store. Throws Failure `invalid` with all its
 * faults, each with a JSON pointer.
 */
export function checkRequest(body: unknown, over: RequestGround): CheckedRelease {
  const parsed = ReleaseRequest.safeParse(body)
  if (!parsed.success) throw new Failure('invalid', requestFaults(body, parsed.error.issues))
  return checkParsed(parsed.data, over)
}

/** The same of a request whose form is known to be right, however long it is. */
export function checkParsed(request: ReleaseRequest, over: RequestGround): CheckedRelease {
  const { observations, records } = request
  const { catalogue, ledgers, actor } = over
  const demo = actor === DEMO_CLERK
  const ground = groundOf(over, records)
  const faults = [
    ...observations.flatMap((o, i) => observationFaults(o, `/observations/${i}`, ground)),
    ...records.flatMap(({ entity }, i): FieldFailure[] =>
      ledgers.has(entity)
        ? otherLedger(catalogue, actor, `/records/${i}/entity`)
        : [{ pointer: `/records/${i}/entity`, code: 'unknown-entity', params: { entity } }],
    ),
    ...repeated(
      observations.map(({ series, period }) => `${series} ${period}`),
      '/observations',
      'duplicate',
    ),
    ...repeated(
      // A list may tell the steps of one record, each of its day.
      records.map(({ entity, id, on }, i) => `${entity} ${id ?? `/${i}`} ${on ?? ''}`),
      '/records',
      'duplicate-record',
    ),
  ]
  if (faults.length > 0) throw new Failure('invalid', faults.slice(0, FAULTS_SHOWN))
  return {
    title: request.title ?? defaultTitle(request, catalogue, ledgers),
    owner: ownerOf(request, catalogue, actor),
    source: request.source,
    demo,
    observations: observations.map((o, i) => checkedObservation(o, `/observations/${i}`, ground)),
    records: records.map((r, i) => ({ ...r, pointer: `/records/${i}`, demo, by: actor })),
  }
}

/** What single figures are checked against; `records` come with them. */
export function groundOf(
  { catalogue, book, actor, today }: Omit<RequestGround, 'board' | 'ledgers'>,
  records: ReleaseRequest['records'] = [],
): Ground {
  const brought = new Set(records.filter(({ entity }) => entity === 'project').flatMap(({ id }) => id ?? []))
  return {
    catalogue,
    actor,
    today,
    hasProject: (id) => brought.has(id) || book.record('project', id) !== undefined,
    isDemo: (subject) => actor === DEMO_CLERK || isDemo(book, projectIdOf(subject)),
  }
}

const isDemo = (book: BookView, project: string | undefined): boolean =>
  project !== undefined && book.record('project', project)?.versions.at(-1)?.demo === true

/** Ledgers are those of the keeping bureau. */
function otherLedger({ site }: Catalogue, { area }: Actor, pointer: string): FieldFailure[] {
  if (isOfKeeper(site, area)) return []
  const { zh: bureau, en: bureauEn } = keepingBureau(site)
  return [{ pointer, code: 'other-bureau-ledger', params: { bureau, bureauEn } }]
}

function repeated(
  names: readonly string[],
  pointer: string,
  code: 'duplicate' | 'duplicate-record',
): FieldFailure[] {
  const seen = new Set<string>()
  const again = names.map((name) => seen.size === seen.add(name).size)
  return again.flatMap((isAgain, i) => (isAgain ? [{ pointer: `${pointer}/${i}`, code }] : []))
}

/** The office that answers for the release: whose first figure it is, or else the author's own. */
function ownerOf({ observations: [first] }: ReleaseRequest, catalogue: Catalogue, actor: Actor): string {
  const indicator = first && catalogue.indicator(indicatorOf(first.series))
  return indicator ? catalogue.filedBy(indicator) : (actor.owner ?? catalogue.site.releaseDesk)
}
