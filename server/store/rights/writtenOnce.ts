/**
 * Tables whose rows are added and never changed or taken away: the log, everything that was published, and the acts.
 * On PostgreSQL the database itself refuses it to the role that the application runs as.
 */
export const WRITTEN_ONCE = [
  'release_log',
  'vintage',
  'record_vintage',
  'audit',
  'catalogue_version',
  'ledger_version',
  'wall_version',
  'report_template',
  'migration',
] as const
