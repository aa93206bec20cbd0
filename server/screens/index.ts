import { editScreen, revokeScreen } from '#server/screens/administer.ts'
import { keepCredential, type KeptCredential } from '#server/screens/keepCredential.ts'
import { findScreen, listScreens, selfOf, type KnownScreen } from '#server/screens/knownScreen.ts'
import { forgetByTheHour } from '#server/screens/forgetUnseen.ts'
import { openScreenNews, type ScreenListener } from '#server/screens/news.ts'
import { nonces } from '#server/screens/nonces.ts'
import {
  askPairing,
  offerPairing,
  type Offer,
  type Offered,
  type PairingOutcome,
} from '#server/screens/pairing.ts'
import { codeTries } from '#server/screens/codeTries.ts'
import { pairScreen } from '#server/screens/pairScreen.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'
import { openStages, type StagePorts, type Stages } from '#server/screens/stage/stages.ts'
import type { Identity } from '#server/accounts/index.ts'
import type { CredentialRequest, NewScreen, ScreenEdit } from '#shared/contract/screens.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { ScreenSelf } from '#shared/screens/screen.ts'

export type { KnownScreen } from '#server/screens/knownScreen.ts'
export { PAIRING_MS } from '#server/screens/pairing.ts'

/** Devices on walls: how they come in, how they stay in, what they are told, and how they are put out. */
export interface Screens {
  readonly find: (id: string) => Promise<KnownScreen | undefined>
  /** All that may show something, by name. */
  readonly list: () => Promise<readonly KnownScreen[]>
  /** What this screen is; null for people. */
  readonly self: (identity: Pick<Identity, 'screen'>) => Promise<ScreenSelf | null>
  /** A code for a device that nobody knows. Throws Failure `pairings-full`. */
  readonly offer: (offer: Offer) => Promise<Offered>
  readonly askPairing: (secret: string | undefined, agent: string) => Promise<PairingOutcome>
  readonly keepCredential: (identity: Identity, proof: CredentialRequest) => Promise<KeptCredential>
  readonly pair: (by: Actor, screen: NewScreen) => Promise<ScreenSelf>
  readonly edit: (by: Actor, id: string, edit: ScreenEdit) => Promise<ScreenSelf>
  readonly revoke: (by: Actor, id: string) => Promise<void>
  /** Who presents on which screen. */
  readonly stages: Stages
  /** Calls the listener after each change of a screen by any node, with what it is now; undefined once it is revoked. */
  readonly onChanged: (listener: ScreenListener) => void
  readonly close: () => Promise<void>
}

type OpenPorts = ScreenPorts & Pick<StagePorts, 'isScene'>

export async function openScreens(ports: OpenPorts): Promise<Screens> {
  const { store, accounts, attempts } = ports
  const known = await listScreens(store.read)
  const news = openScreenNews(ports, known)
  const open = nonces(ports)
  const tries = codeTries(attempts)
  const stages = openStages({ ...ports, known, news })
  accounts.onCopied(news.gone)
  const forgetting = forgetByTheHour(ports, news.gone)
  return {
    find: (id) => findScreen(store.read, id),
    list: () => listScreens(store.read),
    self: async ({ screen }) => {
      const found = screen === null ? undefined : await findScreen(store.read, screen)
      return found ? selfOf(found, ports.clock.now()) : null
    },
    offer: (offer) => offerPairing(ports, offer),
    askPairing: (secret, agent) => askPairing(ports, secret, agent),
    keepCredential: (identity, proof) => keepCredential(ports, open, identity, proof, news.gone),
    pair: async (by, screen) => news.changed(await pairScreen(ports, tries, by, screen)),
    edit: async (by, id, edit) => news.changed(await editScreen(ports, by, id, edit)),
    revoke: async (by, id) => {
      await revokeScreen(ports, by, id)
      news.gone(id)
    },
    stages,
    onChanged: news.onChanged,
    close: async () => {
      await forgetting.close()
      await stages.close()
      await news.close()
    },
  }
}
