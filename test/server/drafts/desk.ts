import { expect } from 'vitest'
import { Draft, DraftSummary, type DraftPatched } from '#shared/contract/drafts.ts'
import { DraftPatched as Patched } from '#shared/contract/drafts.ts'
import { call, enter, type ApiAnswer, type ApiRequest } from '#test/support/api.ts'
import { signInLink } from '#server/links.ts'
import type { Role } from '#shared/contract/roles.ts'
import type { TestServer } from '#test/support/server.ts'

/** Whoever sends a request: a person by a cookie, a machine by a token. */
export type Who = Pick<ApiRequest, 'token' | 'cookie'>

/** A new account of the role, signed in. */
export async function person(
  { url, accounts }: TestServer,
  name: string,
  role: Role,
  owner: string | null = null,
): Promise<Who> {
  await accounts.people.createWithoutPassword([{ name, role, owner }], 'test')
  const [code = ''] = await accounts.people.codes([name], 'test')
  return { cookie: await enter(signInLink(url, code)) }
}

/** A cell as it is typed: retail sales of May 2020 upon an empty board unless told otherwise. */
export const cell = (series: string, text: string, more: object = {}) => ({
  series,
  period: '2020-05',
  text,
  seen: 0,
  ...more,
})

/** What a desk asks of a server, each with the answer that is expected of it. */
export function deskOf({ url }: Pick<TestServer, 'url'>) {
  const act = (who: Who, id: string, name: string, body: object): Promise<ApiAnswer> =>
    call(url, `POST /api/v1/drafts/${id}/${name}`, { ...who, body })
  return {
    act,
    async begin(who: Who, entries: object[] = [], more: object = {}): Promise<Draft> {
      const body = { origin: 'api', sheet: null, entries, ...more }
      const answer = await call(url, 'POST /api/v1/drafts', { ...who, body })
      expect(answer).toMatchObject({ status: 201 })
      return Draft.parse(answer.body)
    },
    async patch(who: Who, id: string, body: object): Promise<DraftPatched> {
      const answer = await call(url, `PATCH /api/v1/drafts/${id}`, { ...who, body })
      expect(answer).toMatchObject({ status: 200 })
      return Patched.parse(answer.body)
    },
    async read(who: Who, id: string): Promise<Draft> {
      const answer = await call(url, `GET /api/v1/drafts/${id}`, who)
      expect(answer).toMatchObject({ status: 200 })
      return Draft.parse(answer.body)
    },
    /** An act that goes well. */
    async done(
      who: Who,
      { id, version }: Pick<Draft, 'id' | 'version'>,
      name: string,
      more: object = {},
    ): Promise<DraftSummary> {
      const answer = await act(who, id, name, { version, ...more })
      expect(answer).toMatchObject({ status: 200 })
      return DraftSummary.parse(answer.body)
    },
    /** An act that is refused; the code of its refusal. */
    async refused(
      who: Who,
      { id, version }: Pick<Draft, 'id' | 'version'>,
      name: string,
      more: object = {},
    ): Promise<unknown> {
      const { status, body } = await act(who, id, name, { version, ...more })
      expect(status).toBeGreaterThanOrEqual(400)
      return (body as { code?: unknown }).code
    },
  }
}
