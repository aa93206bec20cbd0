import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import type { CommitPorts, Permit } from '#server/releases/commitRelease.ts'
import { considerRelease } from '#server/releases/considerRelease.ts'
import type { Rehearsal, ReleasePorts } from '#server/releases/releases.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import { ReleaseRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** {@link Releases.rehearse}: checked and worked out as publishing does, and nothing is kept. */
export async function rehearseRelease(
  now: () => ReleasePorts & CommitPorts,
  keeper: BoardKeeper,
  actor: Actor,
  body: unknown,
  permit?: Permit,
): Promise<Rehearsal> {
  if (!mayCall(POLICY['POST /api/v1/releases'], actor.role)) throw new Failure('forbidden')
  const request = parseOrFail(ReleaseRequest, body)
  return considerRelease(now, keeper, async (read, desk) => {
    const checked = desk.check(request, actor)
    await permit?.(read, checked)
    const { versions: _, ...rehearsal } = await desk.weigh(checked)
    return rehearsal
  })
}
