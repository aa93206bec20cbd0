import { latestOf } from '#shared/board.ts'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import { measuredValue } from '#test/bench/figures.ts'
import { MEASURED_SERIES } from '#test/bench/sceneOf.ts'
import { poster } from '#test/bench/target/post.ts'
import { call } from '#test/support/api.ts'

/** Publishes the n-th value of the measured series on one node, for the period that walls show. */
export async function publisherOn(url: string, token: string): Promise<(n: number) => Promise<void>> {
  const { body } = await call(url, 'GET /api/v1/board', { token })
  const shown = latestOf(decodeBoard(body as BoardWire), MEASURED_SERIES)
  if (!shown) throw new Error('the measured series has no figure')
  const { period } = shown
  const post = poster(`${url}/api/v1/releases`, { authorization: `Bearer ${token}` })
  return (n) =>
    post({ observations: [{ series: MEASURED_SERIES, period, value: measuredValue(n), reason: '性能测试' }] })
}
