/*
 * Links that sign in. The secret stands in the fragment, which browsers keep to themselves: no log and no proxy sees it.
 */
export const signInLink = (publicUrl: string, code: string): string => `${publicUrl}/sign-in#code=${code}`
export const wallLink = (publicUrl: string, screenCode: string): string =>
  `${publicUrl}/wall#screen=${screenCode}`
