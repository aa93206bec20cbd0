import { first } from '#server/store/migrations/0001-first.ts'
import { revisions } from '#server/store/migrations/0002-revisions.ts'
import { desk } from '#server/store/migrations/0003-desk.ts'
import { ledgers } from '#server/store/migrations/0004-ledgers.ts'
import { screens } from '#server/store/migrations/0005-screens.ts'
import { reports } from '#server/store/migrations/0006-reports.ts'
import { nodes } from '#server/store/migrations/0007-nodes.ts'
import { files } from '#server/store/migrations/0008-files.ts'
import { bureaus } from '#server/store/migrations/0009-bureaus.ts'
import { checkpoints } from '#server/store/migrations/0010-checkpoints.ts'
import { attempts } from '#server/store/migrations/0011-attempts.ts'
import type { Migration } from '#server/store/migrations/migration.ts'

/** All steps of the schema in order; new ones go to the end. */
export const MIGRATIONS: readonly Migration[] = [
  first,
  revisions,
  desk,
  ledgers,
  screens,
  reports,
  nodes,
  files,
  attempts,
  checkpoints,
  bureaus,
]
