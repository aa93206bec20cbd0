import type { Runs } from '#shared/report/document.ts'
import { escapeHtml } from '#server/reports/print/escapeHtml.ts'

/** Stretches of text, escaped. */
export const htmlRuns = (runs: Runs): string =>
  runs
    .map(({ text, strong }) => (strong ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text)))
    .join('')
