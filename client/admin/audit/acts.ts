/** The acts that the log knows, by what they are done to; each has a sentence in `locales/audit.*.json`. */
export const ACTS = {
  release: ['published'],
  draft: [
    'created',
    'submitted',
    'withdrawn',
    'returned',
    'approved',
    'scheduled',
    'unscheduled',
    'released',
    'failed',
    'discarded',
  ],
  import: ['read', 'drafted', 'discarded'],
  catalogue: ['changed'],
  ledger: ['defined'],
  record: ['commented', 'evidence-brought', 'reminded'],
  duty: ['reminded'],
  desk: ['policy-changed'],
  history: ['imported'],
  figures: ['exported'],
  audit: ['exported'],
  session: ['started', 'ended', 'refused'],
  account: ['created', 'role-changed', 'reset', 'disabled'],
  token: ['created', 'revoked'],
  'sign-in-code': ['created'],
  screen: ['paired', 'edited', 'commanded', 'revoked', 'copied', 'unproven'],
} as const satisfies Record<string, readonly string[]>

export const NOUNS = Object.keys(ACTS) as readonly (keyof typeof ACTS)[]
