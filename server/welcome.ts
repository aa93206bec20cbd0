import { firstCodes, ROLE_TITLES } from '#server/accounts/firstAccounts.ts'
import type { RunningServer } from '#server/compose.ts'
import { signInLink, wallLink } from '#server/links.ts'

/** What a started server says: where it is, and links that sign in, new ones at every start. */
export async function welcome({
  publicUrl,
  accounts,
}: Pick<RunningServer, 'publicUrl' | 'accounts'>): Promise<string> {
  const codes = [...(await firstCodes(accounts.people))]
  return [
    '',
    `  观澜 Guanlan  ${publicUrl}`,
    '',
    '  Sign-in links, once each within 15 minutes 一次性登录链接（15 分钟内有效）',
    ...codes.map(
      ([role, code]) => `    ${role.padEnd(10)} ${signInLink(publicUrl, code)}  ${ROLE_TITLES[role]}`,
    ),
    '',
    '  Wall, while this server runs 大屏链接（服务运行期间有效）',
    `    ${'wall'.padEnd(10)} ${wallLink(publicUrl, accounts.screenCode)}`,
    '',
    '',
  ].join('\n')
}
