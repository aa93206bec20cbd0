import type { CheckedWall } from '#server/releases/walls/changes.ts'

const PARTS = { scene: '场景', playlist: '轮播' } as const

/** What the ticker and the list of releases call it: 大屏场景：调整“总览”. */
export function wallTitle({ part, entry, before }: CheckedWall): string {
  const said = !before
    ? `新增“${entry.zh}”`
    : entry.retired && !before.retired
      ? `停用“${entry.zh}”`
      : before.zh === entry.zh
        ? `调整“${entry.zh}”`
        : `“${before.zh}”更名为“${entry.zh}”`
  return `大屏${PARTS[part]}：${said}`
}
