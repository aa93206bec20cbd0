import type { Looking } from '#server/ledgers/index.ts'
import {
  CHANGED_BEFORE,
  markOf,
  numberIn,
  sheetNamed,
  textIn,
  type Deed,
  type Ranked,
  type RoundSource,
} from '#server/appraisal/source.ts'
import type { RoundHead } from '#shared/contract/appraisal.ts'
import { currentFields, type Fields, type KeptRecord } from '#shared/ledger/record.ts'
import { isPeriod } from '#shared/period.ts'

const EVENT = 'observation-event'
const SCORE = 'observation-score'
const RESULT = 'observation-result'
const STATES: Readonly<Record<string, RoundHead['state']>> = { held: 'open', published: 'published' }

/** The tours that the asker may know of (观摩评比), the latest first. */
export const tours = (looking: Looking): readonly RoundSource[] =>
  [...looking.book.all(EVENT).values()]
    .filter(({ id }) => looking.record(EVENT, id))
    .map((kept) => tour(looking, kept))
    .sort((a, b) => ((a.head.period ?? '') < (b.head.period ?? '') ? 1 : -1))

/** One of them; undefined where it is not there for the asker. */
export function tourNamed(looking: Looking, id: string): RoundSource | undefined {
  const kept = looking.record(EVENT, id)
  return kept && tour(looking, kept)
}

function tour(looking: Looking, kept: KeptRecord): RoundSource {
  const fields = currentFields(kept)
  const { id } = kept
  const version = kept.versions.at(-1)?.version ?? 0
  const day = textIn(fields, 'heldOn') ?? textIn(fields, 'plannedOn')
  const projects = projectsIn(fields)
  return {
    head: {
      id: `observation~${id}`,
      kind: 'observation',
      domain: textIn(fields, 'domain') ?? '',
      period: isPeriod(day) ? day : null,
      state: STATES[textIn(fields, 'state') ?? ''] ?? 'planned',
      sheet: sheetNamed(looking, textIn(fields, 'sheet')),
      candidates: projects.length,
    },
    notes: textIn(fields, 'notes'),
    ranked: () => ranked(looking, id, projects),
    marking: ({ candidate, item, judge, score, basedOn }, standing) =>
      standing
        ? {
            ...{ entity: SCORE, id: standing.record, event: 'observation-score.corrected' },
            ...{ fields: { score }, reason: CHANGED_BEFORE, basedOn },
          }
        : {
            ...{ entity: SCORE, event: 'observation.scored' },
            fields: { event: id, project: candidate, judge, score, ...(item !== null && { item }) },
          },
    publishing: (results, notes): Deed[] => [
      {
        ...{ entity: EVENT, id, event: 'observation.ranking-published', basedOn: version },
        fields: { ...(notes !== '' && { notes }) },
      },
      ...results.map(({ candidate, score, position, note }) => {
        const unit = unitOf(looking, candidate)
        return {
          ...{ entity: RESULT, event: 'observation-result.ranked' },
          fields: {
            ...{ event: id, project: candidate, score, position },
            ...(unit !== null && { unit }),
            ...(note !== undefined && { note }),
          },
        }
      }),
    ],
    rights: {
      mark: [SCORE, 'observation.scored'],
      publish: [EVENT, 'observation.ranking-published'],
    },
    before: () => placesBefore(looking, fields, day ?? ''),
  }
}

function projectsIn(fields: Fields): readonly string[] {
  const projects = fields['projects']
  return Array.isArray(projects) ? projects.filter((one) => typeof one === 'string') : []
}

function ranked(looking: Looking, event: string, projects: readonly string[]): readonly Ranked[] {
  const scores = looking.book.referring(SCORE, 'event', event)
  const results = looking.book
    .referring(RESULT, 'event', event)
    .filter(({ id }) => looking.record(RESULT, id))
  return projects.map((project) => {
    const title = looking.title('project', project)
    const result = results.map(currentFields).find((fields) => fields['project'] === project)
    return {
      id: project,
      name: { zh: title, en: title },
      marks: scores.flatMap((kept) =>
        currentFields(kept)['project'] === project ? (markOf(looking, kept) ?? []) : [],
      ),
      note: result ? textIn(result, 'note') : null,
      published: result ? publishedIn(result) : null,
    }
  })
}

const publishedIn = (fields: Fields): Ranked['published'] => {
  const [score, position] = [numberIn(fields, 'score'), numberIn(fields, 'position')]
  return score === null || position === null ? null : { score, position }
}

function unitOf({ book }: Looking, project: string): string | null {
  const kept = book.record('project', project)
  return kept ? textIn(currentFields(kept), 'responsibleUnit') : null
}

/** What the tour of the same topic before this day came to, by project. */
function placesBefore(looking: Looking, { domain }: Fields, day: string): ReadonlyMap<string, number> {
  const [last] = [...looking.book.all(EVENT).values()]
    .map((kept) => ({ id: kept.id, fields: currentFields(kept) }))
    .filter(({ fields }) => fields['domain'] === domain && fields['state'] === 'published')
    .filter(({ fields }) => (textIn(fields, 'heldOn') ?? '') < day)
    .sort((a, b) => ((textIn(a.fields, 'heldOn') ?? '') < (textIn(b.fields, 'heldOn') ?? '') ? 1 : -1))
  if (!last) return new Map()
  return new Map(
    looking.book.referring(RESULT, 'event', last.id).flatMap((kept) => {
      const fields = currentFields(kept)
      const [project, position] = [textIn(fields, 'project'), numberIn(fields, 'position')]
      return project !== null && position !== null ? [[project, position] as const] : []
    }),
  )
}
