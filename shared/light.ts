/** A judgement of a figure or project in one colour; grey where it is not due or not known. */
export type Light = 'green' | 'yellow' | 'red' | 'grey'

const WEIGHT: Readonly<Record<Light, number>> = { red: 0, yellow: 1, green: 2, grey: 3 }

/** Order of lights, the worst first; what is not known comes last. */
export const compareLights = (a: Light, b: Light): number => WEIGHT[a] - WEIGHT[b]
