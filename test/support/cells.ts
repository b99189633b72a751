/** How many cells a terminal gives a text with Japanese in it. */
export const cellsOf = (text: string): number => text.length + (text.match(/[\u3000-\u9FFF]/g)?.length ?? 0);
