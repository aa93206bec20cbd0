import { expect } from 'vitest'
import type { Received } from '#test/server/drafts/canary/canaries.ts'
import type { Viewer } from '#test/server/drafts/canary/probes.ts'
import { person } from '#test/server/drafts/desk.ts'
import type { Face } from '#shared/contract/live.ts'
import { enter } from '#test/support/api.ts'
import { follow, joinLive, type LiveClient } from '#test/support/liveClient.ts'
import type { TestServer } from '#test/support/server.ts'

/** Everybody who may see no draft of the office; each with an address of its own, for the limits go by address. */
export async function audience(server: TestServer): Promise<readonly Viewer[]> {
  let n = 0
  const viewer = (who: string, headers: Readonly<Record<string, string>>): Viewer => ({
    who,
    headers: { 'x-forwarded-for': `10.7.0.${++n}`, 'sec-fetch-site': 'same-origin', ...headers },
  })
  const signedIn = async (who: string, ...[role, owner]: [Parameters<typeof person>[2], (string | null)?]) =>
    viewer(who, { cookie: (await person(server, who, role, owner ?? null)).cookie ?? '' })
  const machine = (who: string, token: string) => viewer(who, { authorization: `Bearer ${token}` })
  return [
    viewer('visitor', {}),
    machine('stranger', 'no-such-token'),
    await signedIn('leader', 'viewer'),
    viewer('wall', { cookie: await enter(server.wallLink) }),
    await signedIn('filer-of-another-office', 'filer', 'district.finance'),
    await signedIn('administrator', 'admin'),
    await signedIn('security-officer', 'security'),
    await signedIn('auditing-officer', 'auditor'),
    await signedIn('publishing-person', 'publisher'),
    machine('pushing-machine', await server.token('publisher')),
    machine('reading-machine', await server.token('viewer')),
    machine('filing-machine-of-another-office', await server.token('filer', 'district.finance')),
  ]
}

/** Those who may read the log of acts, where ids and sizes of drafts stand, and nothing more of them. */
export const WATCHES = new Set(['security-officer', 'auditing-officer'])

export interface Listener {
  readonly who: string
  readonly client: LiveClient
  /** Everything that the socket has said. */
  readonly heard: () => Received
  readonly events: () => ReadonlySet<string>
}

const FACES: readonly (readonly [who: string, face: Face])[] = [
  ['wall', 'wall'],
  ['leader', 'tablet'],
  ['filer-of-another-office', 'admin'],
  ['auditing-officer', 'admin'],
  ['pushing-machine', 'other'],
]

/** A follower of each face, listening to everything. */
export const listeners = (
  { url, releases }: TestServer,
  viewers: readonly Viewer[],
): Promise<readonly Listener[]> =>
  Promise.all(
    FACES.map(async ([who, face]) => {
      const viewer = viewers.find((one) => one.who === who)
      expect(viewer, who).toBeDefined()
      const { cookie, authorization } = viewer?.headers ?? {}
      const client = await joinLive(url, {
        ...(cookie !== undefined && { cookie, origin: url }),
        ...(authorization !== undefined && { token: authorization.slice('Bearer '.length) }),
      })
      const heard: unknown[][] = []
      client.onAny((...event: unknown[]) => void heard.push(event))
      client.emit('present', { face }, () => undefined)
      const { epoch, seq } = releases.board()
      await follow(client, { epoch, seq })
      return {
        who,
        client,
        heard: () => ({ who, what: `socket (${face})`, text: JSON.stringify(heard) }),
        events: () => new Set(heard.map(([name]) => String(name))),
      }
    }),
  )
