import { DeskPolicy } from '#shared/contract/drafts.ts'
import { call } from './api.ts'

interface WithTokens {
  readonly url: string
  readonly token: (role: 'admin') => Promise<string>
}

/** Lets every topic be published without a second pair of eyes, as the administrator of a small bureau may. */
export async function twoEyes({ url, token }: WithTokens): Promise<void> {
  const admin = await token('admin')
  const { fourEyes } = DeskPolicy.parse((await call(url, 'GET /api/v1/desk/policy', { token: admin })).body)
  const off = Object.fromEntries(Object.keys(fourEyes).map((domain) => [domain, false]))
  const { status, text } = await call(url, 'PUT /api/v1/desk/policy', {
    token: admin,
    body: { fourEyes: off },
  })
  if (status !== 200) throw new Error(`the policy could not be settled: ${text}`)
}
