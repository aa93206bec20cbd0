import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '#server/cli/runCommand.ts'
import { verifyAudit } from '#server/audit/verifyAudit.ts'
import { openStore } from '#server/store/openStore.ts'
import { call, enter } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder, type TempFolder } from '#test/support/tempFolder.ts'

let server: TestServer
let folder: TempFolder
beforeAll(async () => {
  folder = await tempFolder()
  server = await startTestServer({ dataDir: folder.path })
})
afterAll(async () => {
  await server.stop()
  await folder.remove()
})

/** A command beside the running server, on its data folder. */
const cli = (line: string) =>
  runCommand(line.split(' '), { DATA_DIR: folder.path, PORT: new URL(server.url).port })
const roleOf = async (token: string) => (await call(server.url, 'GET /api/v1/session', { token })).body

describe('token', () => {
  it('create prints the token alone, and it works at once', async () => {
    const { stdout, stderr, code } = await cli('token create --name pusher --role publisher')
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).toMatch(/^[\w-]{43}\n$/)
    expect(await roleOf(stdout.trim())).toMatchObject({ role: 'publisher', name: 'pusher', expiresAt: null })
  })

  it('create --days sets its end, --owner its office', async () => {
    const { stdout } = await cli(
      'token create --name desk --role filer --owner bureau.stats-general --days 30',
    )
    const { owner, expiresAt } = (await roleOf(stdout.trim())) as { owner: string; expiresAt: string }
    expect(owner).toBe('bureau.stats-general')
    expect(Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000)).toBe(30)
  })

  it('revoke ends it, and list shows when', async () => {
    const { stdout } = await cli('token create --name gone --role viewer')
    expect(await cli('token revoke --name gone')).toMatchObject({ code: 0 })
    expect(await roleOf(stdout.trim())).toMatchObject({ role: null })
    const list = (await cli('token list')).stdout
    expect(list).toMatch(/^gone +viewer +- +\S+Z +never +\S+Z$/m)
    expect(list).not.toContain(stdout.trim())
  })
})

describe('account', () => {
  it('create prints a password that signs in, reset another', async () => {
    const signIn = async (password: string) =>
      (await call(server.url, 'POST /api/v1/session', { body: { name: '王五', password } })).status
    const made = (await cli('account create --name 王五 --role reviewer')).stdout.trim()
    expect(await signIn(made)).toBe(201)
    const reset = (await cli('account reset --name 王五')).stdout.trim()
    expect([await signIn(made), await signIn(reset)]).toEqual([401, 201])
  })

  it('link prints a link alone that signs in once', async () => {
    const { stdout } = await cli('account link --name viewer')
    expect(stdout.startsWith(`${server.url}/sign-in#code=`)).toBe(true)
    const cookie = await enter(stdout.trim())
    expect((await call(server.url, 'GET /api/v1/session', { cookie })).body).toMatchObject({ role: 'viewer' })
    await expect(enter(stdout.trim())).rejects.toThrow()
  })

  it('role and disable take effect on sessions that are open', async () => {
    await cli('account create --name mover --role viewer')
    const cookie = await enter((await cli('account link --name mover')).stdout.trim())
    await cli('account role --name mover --role auditor')
    expect((await call(server.url, 'GET /api/v1/session', { cookie })).body).toMatchObject({
      role: 'auditor',
    })
    await cli('account disable --name mover')
    expect((await call(server.url, 'GET /api/v1/session', { cookie })).body).toMatchObject({ role: null })
    expect((await cli('account list')).stdout).toMatch(/^mover +auditor +- +disabled /m)
  })
})

describe('a mistake', () => {
  it.each([
    ['token create --name x', '--role is needed.'],
    ['token create --name x --role king', '--role must be one of viewer, filer'],
    ['token create --name x --role viewer --days soon', '--days must be a whole number of days.'],
    ['token create --name x --role viewer --days 0', '--days must be from 1 to 3650.'],
    ['token create --nam x', "Unknown option '--nam'"],
    ['account create --name x --role filer', 'A filer needs an owner'],
    ['account create --name x --role filer --owner moon', 'The catalogue has no owner "moon".'],
    ['account create --name viewer --role viewer', 'The name "viewer" is taken.'],
    ['account reset --name nobody', 'There is no account "nobody".'],
    ['token revoke --name nothing', 'There is no valid token "nothing".'],
    ['acount list', 'There is no command "acount list".'],
    ['account', 'Usage: npm run -s cli -- COMMAND'],
  ])('%s', async (line, said) => {
    const { stdout, stderr, code } = await cli(line)
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
    expect(stderr).toContain(said)
    expect(stderr).not.toContain('    at ')
  })
})

it.each(['help', '--help'])('%s is an answer, not an error', async (line) => {
  const { stdout, stderr, code } = await cli(line)
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  expect(stdout).toContain('token create --name NAME --role ROLE')
})

describe('the store', () => {
  it('is verified and backed up while the server publishes, and the copy verifies too', async () => {
    const token = await server.token('publisher')
    for (let i = 0; i < 5; i++) await call(server.url, 'POST /api/v1/releases', { token, body: figure(i) })
    expect(await cli('verify')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /sound\naudit log .*\nlog +5 releases, .*\nverdict +whole: .*\n$/,
      ) as string,
    })
    const copy = await tempFolder()
    expect(await cli(`backup --to ${copy.path}/copy`)).toMatchObject({ code: 0 })
    expect((await cli(`backup --to ${copy.path}/copy`)).stderr).toContain('exists already')
    expect(await runCommand(['verify'], { DATA_DIR: `${copy.path}/copy` })).toMatchObject({ code: 0 })
    await copy.remove()
  })

  it('that was tampered with does not verify', async () => {
    const copy = await tempFolder()
    await cli(`backup --to ${copy.path}/copy`)
    const store = await openStore({ dataDir: `${copy.path}/copy`, databaseUrl: '', exclusive: true })
    await store.write((trx) =>
      trx.updateTable('audit').set({ actor: 'somebody-else' }).where('n', '=', 3).execute(),
    )
    expect(await verifyAudit(store)).toMatchObject({ brokenAt: 3 })
    await store.close()
    expect(await runCommand(['verify'], { DATA_DIR: `${copy.path}/copy` })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/BROKEN in 1 place:\n\n.*\naudit +n 3 +breaks the chain/) as string,
    })
    await copy.remove()
  })
})

it('every act is in the audit log with who did it, and no secret', async () => {
  const { stdout } = await cli('token create --name audited --role viewer')
  const store = await openStore({ dataDir: folder.path, databaseUrl: '', exclusive: false })
  const entries = await store.read.selectFrom('audit').selectAll().execute()
  await store.close()
  const mine = entries.filter(({ actor }) => actor.startsWith('cli:')).map(({ action }) => action)
  for (const action of [
    'token.created',
    'token.revoked',
    'account.created',
    'account.reset',
    'account.disabled',
    'account.role-changed',
    'sign-in-code.created',
  ]) {
    expect(mine).toContain(action)
  }
  expect(JSON.stringify(entries)).not.toContain(stdout.trim())
})
