import type { Playlist } from '#shared/scenes/playlist.ts'

export const blankPlaylist = (code: string, zh: string, en: string): Playlist => ({
  ...{ code, zh, en, transition: 'fade' },
  entries: [{ scene: 'overview', seconds: 30 }],
})

/** Whether what was kept can be opened here; what came by another way than this editor may be anything. */
export const isPlaylist = (entry: unknown): entry is Playlist =>
  typeof entry === 'object' &&
  entry !== null &&
  'code' in entry &&
  typeof entry.code === 'string' &&
  'zh' in entry &&
  'en' in entry &&
  'transition' in entry &&
  'entries' in entry &&
  Array.isArray(entry.entries) &&
  entry.entries.every(
    (one: unknown) => typeof one === 'object' && one !== null && 'scene' in one && 'seconds' in one,
  )
