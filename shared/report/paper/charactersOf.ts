const NARROW = /[\u0020-\u00ff]/gu

/** How wide a text is on paper, in Chinese characters: Latin letters and digits take half of one. */
export const charactersOf = (text: string): number => [...text].length - (text.match(NARROW)?.length ?? 0) / 2
