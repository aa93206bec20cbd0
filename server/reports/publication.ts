import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { ReportKind } from '#shared/report/reportFigures.ts'
import type { ReportRow } from '#server/reports/ports.ts'

const TYPES: Readonly<Record<ReportKind, string>> = {
  'half-year': 'analysis',
  month: 'monthly-report',
  week: 'digest',
  bulletin: 'bulletin',
}
/** The bureau's work as a whole is kept among the papers on the economy. */
const DOMAIN = 'economy'

/** What issuing a report does to the ledger of publications, as the head and the records of a draft. */
export function publicationOf({ kind, title, owner }: Pick<ReportRow, 'kind' | 'title' | 'owner'>): {
  readonly title: string
  readonly records: readonly [RecordRequest, RecordRequest]
} {
  const entity = 'publication'
  return {
    title,
    records: [
      {
        ...{ entity, event: 'publication.drafted', as: 'report' },
        fields: { type: TYPES[kind], domain: DOMAIN, title, office: owner },
      },
      { entity, id: '$report', event: 'publication.issued', fields: {} },
    ],
  }
}
