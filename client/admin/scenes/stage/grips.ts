/** By which edge or corner a widget is stretched; `move` takes it as a whole. */
export type Grip = 'move' | 'n' | 'e' | 's' | 'w' | 'ne' | 'se' | 'sw' | 'nw'
export const GRIPS: readonly Exclude<Grip, 'move'>[] = ['n', 'e', 's', 'w', 'ne', 'se', 'sw', 'nw']
