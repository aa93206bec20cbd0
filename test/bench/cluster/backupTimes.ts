import { join } from 'node:path'
import { publisherOn } from '#test/bench/cluster/publisherOn.ts'
import { row, type Row } from '#test/bench/report/table.ts'
import type { Cluster } from '#test/support/cluster/cluster.ts'
import { asAdmin } from '#test/support/postgresDoor.ts'
import { runCli } from '#test/support/serverProcess.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const RESTORED = 'restored'
const REST_MS = 200

/** A backup while somebody publishes, and that backup restored to a data folder and to another database, and proved. */
export async function backupTimes({ node, postgres }: Cluster, token: string): Promise<Row[]> {
  const folder = await tempFolder()
  const from = join(folder.path, 'backup')
  const publish = await publisherOn(node('a').url, token)
  let isOver = false
  const publishing = (async () => {
    let n = 0
    for (; !isOver; n++) {
      await publish(n)
      await new Promise((resolve) => setTimeout(resolve, REST_MS))
    }
    return n
  })()
  const here = { DATABASE_URL: postgres.url, DATA_DIR: folder.path }
  const backup = await timed(['backup', '--to', from], here).finally(() => (isOver = true))
  const meanwhile = await publishing

  const other = new URL(postgres.url)
  other.pathname = `/${RESTORED}`
  await asAdmin(postgres.url, (admin) => admin.query(`create database ${RESTORED}`))
  const toFolder = await timed(['restore', '--from', from], { DATA_DIR: join(folder.path, 'restored') })
  const toDatabase = await timed(['restore', '--from', from], { ...here, DATABASE_URL: other.href })
  const drill = await timed(['drill', '--from', from], here)
  await asAdmin(postgres.url, (admin) => admin.query(`drop database ${RESTORED} with (force)`))
  await folder.remove()
  return [
    row('backup of the demonstration from PostgreSQL, ms', backup),
    row('… releases published meanwhile', meanwhile),
    row('restored to a data folder, ms', toFolder),
    row('restored to PostgreSQL, ms', toDatabase),
    row('drill, ms', drill),
  ]
}

/** Milliseconds that a command took, its start with it. Throws what it objects. */
async function timed(command: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const began = performance.now()
  const { code, stderr } = await runCli(command, env)
  if (code !== 0) throw new Error(`${command[0]}: ${stderr}`)
  return performance.now() - began
}
