import { createHash } from 'node:crypto'
import type { ReportRow } from '#server/reports/ports.ts'

/** Of the text of a report and everything that was made of it, for the act that did so. */
export const reportHash = ({ body, document }: Pick<ReportRow, 'body' | 'document'>): string =>
  createHash('sha256').update(body).update('\n').update(document).digest('hex')
