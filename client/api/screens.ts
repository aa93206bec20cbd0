import { api } from '#client/api/http.ts'
import type {
  CredentialAnswer,
  CredentialRequest,
  NewScreen,
  PairingOffer,
  PairingRequest,
  PairingState,
  ScreenEdit,
} from '#shared/contract/screens.ts'
import type { ScreenSelf } from '#shared/screens/screen.ts'

/** Which screen this page is; null for people. */
export const fetchSelf = async (): Promise<ScreenSelf | null> =>
  (await api<{ readonly self: ScreenSelf | null }>('/screens/self')).self

/** A code for this device to show; the answer brings the cookie that it is known by meanwhile. */
export const askForCode = (request: PairingRequest): Promise<PairingOffer> =>
  api('/screens/pairings', { method: 'POST', body: request })
/** Whether the code has been entered; then the answer brings this device's credential. */
export const askPairing = async (): Promise<PairingState['state']> =>
  (await api<PairingState>('/screens/pairings/own')).state
export const keepCredential = (proof: CredentialRequest): Promise<CredentialAnswer> =>
  api('/screens/self/credential', { method: 'POST', body: proof })

/** Lets in the device that shows the code. */
export const pairScreen = (screen: NewScreen): Promise<ScreenSelf> =>
  api('/screens', { method: 'POST', body: screen })
export const editScreen = (id: string, edit: ScreenEdit): Promise<ScreenSelf> =>
  api(`/screens/${encodeURIComponent(id)}`, { method: 'PUT', body: edit })
/** Takes a screen's credentials away: within seconds it shows nothing but a new code. */
export const revokeScreen = (id: string): Promise<void> =>
  api(`/screens/${encodeURIComponent(id)}`, { method: 'DELETE' })
