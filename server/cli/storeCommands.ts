import { backupCommands } from '#server/cli/backupCommands.ts'
import type { Command } from '#server/cli/command.ts'
import { migrateCommand } from '#server/cli/migrateCommand.ts'
import { verifyCommand } from '#server/cli/verifyCommand.ts'

export const storeCommands: readonly Command[] = [verifyCommand, migrateCommand, ...backupCommands]
