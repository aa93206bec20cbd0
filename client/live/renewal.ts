import { reloadWhenServed } from '#client/live/reloadWhenServed.ts'

/** Events on the root of an app, by which two builds on one page speak: all of it is painted; it is to go. */
export const PAINTED = 'guanlan:painted'
export const LEAVE = 'guanlan:leave'
/** The root of an app that came to stand beside a former one. */
export const NEXT_ROOT = 'app-next'

/** How this page comes to another build: by loading anew, unless its face knows a gentler way. */
let way: () => Promise<unknown> = reloadWhenServed

/** From now on a new build comes onto this page in another way. */
export const renewBy = (another: () => Promise<unknown>): void => void (way = another)

/** The build that the server serves now comes onto this page. */
export const renewPage = (): Promise<unknown> => way()
