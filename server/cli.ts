import { runCommand } from '#server/cli/runCommand.ts'

const { stdout, stderr, code } = await runCommand(process.argv.slice(2), process.env)
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
