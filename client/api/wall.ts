import { api } from '#client/api/http.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

/** Scenes and playlists as delivered; in what they differ today the board says. */
export const fetchWallPlan = (): Promise<WallPlan> => api('/wall')
