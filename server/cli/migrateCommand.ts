import { z } from 'zod'
import { command } from '#server/cli/command.ts'
import { NameOption } from '#server/cli/optionTexts.ts'
import { grantLeast } from '#server/store/rights/grantLeast.ts'
import { WRITTEN_ONCE } from '#server/store/rights/writtenOnce.ts'

const RoleName = NameOption.optional()

/** The store that a command is given is up to date already: what is left is who may do what in it. */
export const migrateCommand = command({
  name: 'migrate',
  usage: '[--app-role NAME] [--edge-role NAME]',
  does: 'bring the schema up to date; on PostgreSQL, as its owner, give a role the least that nodes, or edge nodes, need',
  schema: z.strictObject({ 'app-role': RoleName, 'edge-role': RoleName }),
  run: async ({ store }, { 'app-role': app, 'edge-role': edge }) => {
    const said = ['The schema is up to date.', ...store.remarks]
    if (app !== undefined) {
      await grantLeast(store, app, 'application')
      said.push(
        `${app} may read and write, and neither change nor take away what is in ${WRITTEN_ONCE.join(', ')}.`,
      )
    }
    if (edge !== undefined) {
      await grantLeast(store, edge, 'edge')
      said.push(
        `${edge} may read the log of releases, the boards kept of it and the settings of the store, and nothing else.`,
      )
    }
    return { stderr: `${said.join('\n')}\n` }
  },
})
