import type { SessionInfo } from '#shared/contract/answers.ts'

/** The face that a role works with. */
export function homeOf(role: SessionInfo['role']): string {
  if (role === null) return '/sign-in'
  if (role === 'screen') return '/wall'
  return role === 'viewer' ? '/tablet' : '/admin'
}
