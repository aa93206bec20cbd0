import { expect, test } from 'vitest'
import { serverOnEach } from '#test/server/serverOnEach.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { changeSheet, corpusFile, draftOf, figuresOf, uploadTo } from '#test/support/imports.ts'

const clock = fakeClock('2026-11-23T02:00:00.000Z')
const servers = serverOnEach(clock)

test('a file, its mapping and its draft are the same on both engines', { timeout: 60_000 }, async () => {
  const answers = []
  for (const server of servers) {
    const { url } = server
    const token = await server.token('filer')
    const { detail } = await uploadTo(url, token, await corpusFile('05-group-rows.xlsx'))
    const [sheet] = detail.sheets
    if (!sheet) throw new Error('the file has no sheet')
    const changed = await changeSheet(url, token, detail, sheet)
    const page = await call(url, `GET /api/v1/imports/${detail.id}/sheets/0/pages/0`, { token })
    const figures = figuresOf(await draftOf(url, token, changed))
    const again = await uploadTo(url, token, await corpusFile('05-group-rows.xlsx'))
    const list = (await call(url, 'GET /api/v1/imports', { token })).body as { imports: unknown[] }
    await call(url, `DELETE /api/v1/imports/${again.detail.id}`, { token })
    answers.push({
      ...{ sheets: changed.sheets, page: page.body, figures },
      ...{ knownBy: again.detail.sheets[0]?.knownBy, listed: list.imports.length },
    })
  }
  expect(answers[1]).toEqual(answers[0])
  expect(Object.keys(answers[0]?.figures ?? {})).toHaveLength(10)
  expect(answers[0]).toMatchObject({ knownBy: 'memory', listed: 2 })
})
