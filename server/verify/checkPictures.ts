import { hashOf } from '#server/verify/checkEvidence.ts'
import type { Findings } from '#server/verify/findings.ts'
import type { Files } from '#server/store/files.ts'
import type { Store } from '#server/store/store.ts'

/** The pictures of walls against their names, which are the hashes of what they are. */
export async function checkPictures(
  read: Store['read'],
  pictures: Files | undefined,
  findings: Findings,
): Promise<void> {
  if (!pictures) return
  const rows = await read.selectFrom('wall_picture').select('hash').orderBy('hash').execute()
  for (const { hash } of rows) {
    const content = await pictures.get(hash)
    if (!content) findings.add('wall_picture', hash, 'missing')
    else if ((await hashOf(content)) !== hash) findings.add('wall_picture', hash, 'hash')
  }
}
