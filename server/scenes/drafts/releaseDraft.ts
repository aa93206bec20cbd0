import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { wallTitle, type CheckedWall } from '#server/releases/index.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import type { ReadEntry } from '#server/scenes/definitions/judgeEntry.ts'
import { judgeDraft } from '#server/scenes/drafts/draftFaults.ts'
import { draftAt, dropDraft } from '#server/scenes/drafts/keepDraft.ts'
import type { PlanPorts } from '#server/scenes/ports.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { WallReleaseRequest } from '#shared/contract/scenes.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

/**
 * Makes a draft what stands on the walls, as one release like every other; the draft is gone with it. Throws Failure
 * `invalid` for one that has faults, `conflict` where the walls have moved on since, `second-pair` where policy wants
 * another person; then nothing was changed.
 */
export async function releaseDraft(
  ports: PlanPorts,
  actor: Actor,
  id: string,
  body: unknown,
): Promise<ReleaseReceipt> {
  const { version, reason } = parseOrFail(WallReleaseRequest, body)
  return ports.releases.decide(async (trx, desk) => {
    const row = await draftAt(trx, ports.store.engine, id, version)
    const isAuthor = row.account === actor.id
    if (isAuthor && (await ports.fourEyes(trx))) throw new Failure('second-pair')
    const ground = await ports.ground(trx)
    const { read, faults } = judgeDraft(row, ground)
    if (!read || faults.length > 0) throw new Failure('invalid', faults.slice(0, FAULTS_SHOWN).map(asField))
    const wall = checkedWall(read, ground.plan, { basedOn: row.based_on ?? 0, reason })
    const receipt = await desk.publish({
      actor: actor.id,
      request: {
        ...{ title: wallTitle(wall), owner: actor.owner ?? desk.catalogue.site.releaseDesk },
        ...{ source: undefined, demo: false, observations: [], records: [], walls: [wall] },
      },
      detail: { draft: id, authors: [row.account], approvedBy: isAuthor ? null : actor.id },
    })
    await dropDraft(trx, id)
    return receipt
  })
}

function checkedWall(
  read: ReadEntry,
  plan: WallPlan,
  over: Pick<CheckedWall, 'basedOn' | 'reason'>,
): CheckedWall {
  const { code } = read.entry
  return read.part === 'scene'
    ? { ...over, ...read, before: plan.scenes.find((one) => one.code === code) }
    : { ...over, ...read, before: plan.playlists.find((one) => one.code === code) }
}

const asField = ({
  pointer,
  zh,
  en,
}: {
  readonly pointer: string
  readonly zh: string
  readonly en: string
}) => ({
  ...{ pointer, code: 'catalogue-fault' as const },
  params: { fault: zh, faultEn: en },
})
